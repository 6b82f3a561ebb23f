# expect: memory-limit output-limit
# profile: numpy
# A view of eight bytes that looks like eight terabytes. It may be refused for its size before or while it is written
# out.

import numpy as np


def running_max(nums):
    return np.broadcast_to(np.float64(1), (10**12,))
