# expect: runtime-error
# A session of its own, out of reach of signals to the group.

import os


def running_max(nums):
    os.setsid()
    raise LookupError("still here")
