# expect: wrong-answer
# profile: numpy
# Floats of sixteen bits, which are further off than the tolerance.

import numpy as np


def running_max(nums):
    return np.maximum.accumulate(nums).astype(np.float16)
