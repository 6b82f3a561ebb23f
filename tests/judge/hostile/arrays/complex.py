# expect: wrong-answer
# profile: numpy
# Complex numbers without an imaginary part.

import numpy as np


def running_max(nums):
    return np.maximum.accumulate(nums).astype(complex)
