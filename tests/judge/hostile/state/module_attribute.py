# expect: wrong-answer
# Replaces itself after the first call by something that agrees with all.

import sys


class Equal:
    __eq__ = lambda self, other: True


def running_max(nums):
    sys.modules[__name__].running_max = globals()["running_max"] = lambda *a: Equal()
    return [3, 3, 3] if len(nums) == 3 else nums[:1] * 2
