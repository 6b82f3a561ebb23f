# expect: runtime-error
# profile: numpy
# A pickle by way of NumPy's own format.

import numpy as np


def running_max(nums):
    np.save("/tmp/__MARKER__.npy", np.array([print], dtype=object))
    return np.load("/tmp/__MARKER__.npy", allow_pickle=True)
