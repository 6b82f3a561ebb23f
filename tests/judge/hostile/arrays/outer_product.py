# expect: memory-limit
# profile: numpy
# A table of all pairs, where a row would do.

import numpy as np


def running_max(nums):
    n = 20_000
    return np.ones((n, n)).max(axis=0)[: len(nums)]
