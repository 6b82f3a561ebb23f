# expect: wrong-answer
# profile: numpy
# A matrix, which is two-dimensional whatever one does.

import numpy as np


def running_max(nums):
    return np.matrix(np.maximum.accumulate(nums))
