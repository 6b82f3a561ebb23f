# expect: wrong-answer
# profile: numpy
# The right numbers in a list.

import numpy as np


def running_max(nums):
    return np.maximum.accumulate(nums).tolist()
