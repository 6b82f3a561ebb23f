# expect: runtime-error
# A default value runs while the function is made.

import os


def running_max(nums, done=os._exit(0)):
    return []
