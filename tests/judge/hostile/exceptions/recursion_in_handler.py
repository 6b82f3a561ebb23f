# expect: runtime-error
# Leaves with the stack full, so that the runner has none to report with.

import sys


def running_max(nums):
    try:
        return running_max(nums)
    finally:
        sys.setrecursionlimit(max(60, len(nums)))
