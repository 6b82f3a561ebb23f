# expect: runtime-error
# Reads where everything is in memory.

import os


def running_max(nums):
    return ["LEAK", open('/proc/self/maps').read()]
