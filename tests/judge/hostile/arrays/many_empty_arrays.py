# expect: wrong-answer
# profile: numpy
# Arrays without elements, in shapes as large as shapes can be.

import numpy as np


def running_max(nums):
    return [np.empty((0, (1 << 60) - 1)), np.empty((0,) * 32)]
