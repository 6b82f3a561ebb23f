# expect: wrong-answer
# Fractions equal to the right numbers.

from fractions import Fraction
from itertools import accumulate


def running_max(nums):
    return [Fraction(x) for x in accumulate(nums, max)]
