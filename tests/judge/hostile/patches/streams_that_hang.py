# expect: time-limit
# Streams whose flush never returns.

import sys


class Stream:
    def flush(self):
        while True:
            pass


sys.stdout = sys.stderr = Stream()


def running_max(nums):
    return [3, 3, 3]
