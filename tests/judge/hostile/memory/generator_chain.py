# expect: runtime-error
# A hundred thousand generators around each other: C's stack ends first.

import sys

sys.setrecursionlimit(10**6)


def running_max(nums):
    chain = iter(nums or [1])
    for _ in range(120_000):
        chain = map(lambda x: x, chain)
    return list(chain)
