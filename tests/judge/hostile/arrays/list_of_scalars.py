# expect: wrong-answer
# profile: numpy
# NumPy's numbers in a list.

import numpy as np


def running_max(nums):
    return list(np.maximum.accumulate(nums))
