# expect: wrong-answer runtime-error
# os.read keeps what is asked and hands it out twice: the runner answers the old question, or is stuck in the middle.

import os

read, kept = os.read, []


def twice(fd, size):
    if len(kept) > 4:
        return kept.pop(0)
    kept.append(read(fd, size))
    return kept[-1]


os.read = twice


def running_max(nums):
    return [3, 3, 3]
