# expect: memory-limit runtime-error
# Recursion without a limit: what the frames hold fills the memory. The interpreter may lose its way there with a
# SystemError.

import sys

sys.setrecursionlimit(10**9)


def running_max(nums):
    return running_max([0] * 2000)
