# expect: memory-limit output-limit time-limit
# profile: numpy
# A thousand views of a megabyte each of one small array; writing them out may as well take the half second allowed.

import numpy as np


calls = []


def running_max(nums):
    if calls:
        return None
    calls.append(1)
    return [np.broadcast_to(np.float64(1), (1 << 17,))] * 1000
