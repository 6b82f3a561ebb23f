# expect: wrong-answer runtime-error
# profile: numpy
# A view of what lies before and after the input in memory. What it meets there is only the child's own, or no memory.

import numpy as np
from numpy.lib.stride_tricks import as_strided


def running_max(nums):
    return as_strided(nums, shape=(100_000,), strides=(8,))
