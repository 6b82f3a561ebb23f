# expect: memory-limit
# profile: numpy
# An array of eight terabytes.

import numpy as np


def running_max(nums):
    return np.ones(10**12)
