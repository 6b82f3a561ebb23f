# expect: wrong-answer
# An audit hook that sees what the runner opens and writes.

import sys

events = []
sys.addaudithook(lambda event, arguments: events.append(event))


def running_max(nums):
    return events[-10:]
