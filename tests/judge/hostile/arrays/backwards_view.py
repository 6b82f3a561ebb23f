# expect: accepted
# profile: numpy
# A view with negative strides of the right numbers, which is no mistake either.

import numpy as np


def running_max(nums):
    return np.ascontiguousarray(np.maximum.accumulate(nums)[::-1])[::-1]
