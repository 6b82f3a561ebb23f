# expect: wrong-answer
# profile: numpy
# Another kind of number, in a dtype with metadata that say otherwise.

import numpy as np


def running_max(nums):
    return np.maximum.accumulate(nums).astype(np.dtype("i8", metadata={"value": "float64"}))
