# expect: wrong-answer
# Says at the end that all went well; the end does not come.

import atexit
import os

atexit.register(os._exit, 0)
atexit.register(print, "accepted")


def running_max(nums):
    return [0, 0]
