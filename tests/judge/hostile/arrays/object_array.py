# expect: wrong-answer
# profile: numpy
# The right numbers as objects.

import numpy as np


def running_max(nums):
    return np.maximum.accumulate(nums).astype(object)
