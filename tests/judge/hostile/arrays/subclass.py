# expect: wrong-answer
# profile: numpy
# A subclass of ndarray that is equal to everything.

import numpy as np


class Liar(np.ndarray):
    __eq__ = lambda self, other: np.ones(self.shape, bool)
    tobytes = lambda self, *a: b""


def running_max(nums):
    return np.maximum.accumulate(nums).view(Liar)
