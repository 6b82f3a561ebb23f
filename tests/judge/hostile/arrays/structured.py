# expect: wrong-answer
# profile: numpy
# The right numbers in records.

import numpy as np


def running_max(nums):
    return np.maximum.accumulate(nums).view([("value", "f8")])
