# expect: wrong-answer
# profile: numpy
# A column of the right numbers, which broadcasting compares with every one.

import numpy as np


def running_max(nums):
    return np.maximum.accumulate(nums)[:, None]
