# expect: wrong-answer
# An array of the standard library.

from array import array
from itertools import accumulate


def running_max(nums):
    return array("q", accumulate(nums, max))
