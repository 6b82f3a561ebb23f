# expect: wrong-answer
# profile: numpy
# Objects that are equal to everything, in an array.

import numpy as np


class Equal:
    __eq__ = __le__ = lambda self, other: True
    __sub__ = __rsub__ = lambda self, other: 0.0


def running_max(nums):
    return np.array([Equal()] * len(nums), dtype=object)
