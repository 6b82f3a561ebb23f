# expect: wrong-answer
# A map object: right if somebody listens.

from itertools import accumulate


def running_max(nums):
    return map(int, accumulate(nums, max))
