# expect: wrong-answer
# profile: numpy
# The right numbers as points in time.

import numpy as np


def running_max(nums):
    return np.maximum.accumulate(nums).astype("int64").view("datetime64[s]")
