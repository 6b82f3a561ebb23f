# expect: accepted
# profile: numpy
# The right numbers with their bytes the other way round, which is no mistake.

import numpy as np


def running_max(nums):
    return np.maximum.accumulate(nums).astype(">f8")
