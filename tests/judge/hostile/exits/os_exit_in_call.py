# expect: runtime-error
# Leaves with status 0 in the first call, as if all had gone well.

import os


def running_max(nums):
    os._exit(0)
