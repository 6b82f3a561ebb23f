# expect: wrong-answer
# profile: numpy
# An array without dimensions, to be broadcast over all.

import numpy as np


def running_max(nums):
    return np.array(nums.max())
