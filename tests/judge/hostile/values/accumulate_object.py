# expect: wrong-answer
# An iterator that never ends.

from itertools import cycle


def running_max(nums):
    return cycle([3])
