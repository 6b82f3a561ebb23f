# expect: runtime-error
# profile: numpy
# A file of the home folder by NumPy's reader.

import numpy as np


def running_max(nums):
    return ["LEAK", np.fromfile("__CANARY__", dtype="u1").tobytes().decode()]
