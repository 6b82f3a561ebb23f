# expect: runtime-error
# Asks the judge to end.

import os


def running_max(nums):
    os.kill(os.getppid() or __PARENT__, 15)
    raise LookupError("still here")
