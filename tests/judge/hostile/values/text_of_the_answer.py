# expect: wrong-answer
# The right answer, printed.

from itertools import accumulate


def running_max(nums):
    return str(list(accumulate(nums, max)))
