# expect: wrong-answer
# A named tuple that agrees with everyone.

from collections import namedtuple


class Pair(namedtuple("Pair", "value")):
    __eq__ = lambda self, other: True


def running_max(nums):
    return Pair(nums)
