# expect: runtime-error
# Reads its environment as it was at the start.

import os


def running_max(nums):
    return ["LEAK", open('/proc/self/environ').read()]
