# expect: wrong-answer runtime-error
# Leaves the runner next to no stack: it fails, or the answer is wrong.

import sys


def running_max(nums):
    try:
        sys.setrecursionlimit(12)
    except RecursionError:
        return "as low as it goes"
    return [[nums]]
