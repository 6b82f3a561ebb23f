# expect: runtime-error
# Kills everything that it may.

import os


def running_max(nums):
    for number in (9, 19, 15):
        os.kill(-1, number)
    raise LookupError("still here")
