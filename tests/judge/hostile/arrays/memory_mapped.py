# expect: runtime-error
# profile: numpy
# An array that is a file.

import numpy as np


def running_max(nums):
    return np.memmap("/tmp/__MARKER__", dtype="f8", mode="w+", shape=(1 << 20,))
