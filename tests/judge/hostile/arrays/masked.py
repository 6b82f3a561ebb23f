# expect: wrong-answer
# profile: numpy
# An array whose wrong elements are masked.

import numpy as np


def running_max(nums):
    return np.ma.masked_all_like(nums)
