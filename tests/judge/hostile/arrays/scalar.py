# expect: wrong-answer
# profile: numpy
# One number, to be broadcast over all.

import numpy as np


def running_max(nums):
    return np.float64(nums.max())
