# expect: wrong-answer
# profile: numpy
# Writes through a pointer into the argument after giving it back.

import threading
import time

import numpy as np


def running_max(nums):
    out = np.zeros(len(nums) + 1)

    def later():
        time.sleep(0.002)
        out.resize(3, refcheck=False)

    threading.Thread(target=later, daemon=True).start()
    return out
