# expect: runtime-error
# Lists its own descriptors.

import os


def running_max(nums):
    return ["LEAK", os.listdir('/proc/self/fd')]
