# expect: wrong-answer
# profile: numpy
# The right numbers as texts.

import numpy as np


def running_max(nums):
    return np.maximum.accumulate(nums).astype("U32")
