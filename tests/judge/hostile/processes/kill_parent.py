# expect: runtime-error
# Kills the judge.

import os


def running_max(nums):
    os.kill(__PARENT__, 9)
    raise LookupError("still here")
