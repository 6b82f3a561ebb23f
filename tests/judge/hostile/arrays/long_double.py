# expect: wrong-answer
# profile: numpy
# Floats of a size that does not travel.

import numpy as np


def running_max(nums):
    return np.maximum.accumulate(nums).astype(np.longdouble)
