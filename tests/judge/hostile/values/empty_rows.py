# expect: wrong-answer
# profile: numpy
# No numbers, and a thousand million rows without any: as a list it would be larger than the machine.

import numpy as np


def running_max(nums):
    return np.empty((10**9, 0))
