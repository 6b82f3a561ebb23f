# expect: memory-limit output-limit
# profile: numpy
# A view that takes a gigabyte when written out: too much here, a burden elsewhere.

import numpy as np


def running_max(nums):
    return np.broadcast_to(np.float64(1), (1 << 27,))
