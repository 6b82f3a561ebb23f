# expect: runtime-error
# Recursion in C until the stack ends.

import sys

sys.setrecursionlimit(10**9)


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x"[:0] or name)


def running_max(nums):
    return Deep().x
