# expect: wrong-answer
# A deque of the right numbers.

from collections import deque
from itertools import accumulate


def running_max(nums):
    return deque(accumulate(nums, max))
