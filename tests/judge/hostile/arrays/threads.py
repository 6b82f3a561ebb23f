# expect: wrong-answer
# profile: numpy
# Asks the linear algebra for as many threads as it likes.

import ctypes
import os

import numpy as np

os.environ["OPENBLAS_NUM_THREADS"] = "64"


def running_max(nums):
    return np.ones((200, 200)) @ np.ones((200, 200))
