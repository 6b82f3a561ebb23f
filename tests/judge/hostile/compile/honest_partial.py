# expect: accepted
# A right solution out of functools.

from functools import lru_cache, partial
from itertools import accumulate


@lru_cache
def largest(one, other):
    return one if one > other else other


def solve(how, nums):
    return list(accumulate(nums, how))


running_max = partial(solve, largest)
