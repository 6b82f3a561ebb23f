# expect: wrong-answer
# profile: numpy
# Whole numbers where floats are due.

import numpy as np


def running_max(nums):
    return np.maximum.accumulate(nums).astype(np.int64)
