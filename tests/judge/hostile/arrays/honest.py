# expect: accepted
# profile: numpy
# A right solution: what follows is judged on the same inputs.

import numpy as np


def running_max(nums):
    return np.maximum.accumulate(nums)
