# expect: wrong-answer
# profile: numpy
# An object that is an array when NumPy asks.

import numpy as np


class Says:
    def __array__(self, dtype=None, copy=None):
        return np.array([1.0, 3.0])

    __array_priority__ = 10**9
    __array_ufunc__ = lambda self, *a, **k: np.True_


def running_max(nums):
    return Says()
