# expect: runtime-error
# Kills its process group.

import os


def running_max(nums):
    os.killpg(os.getpgid(0), 9)
    raise LookupError("still here")
