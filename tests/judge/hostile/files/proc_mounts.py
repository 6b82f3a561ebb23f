# expect: runtime-error
# Reads what is mounted.

import os


def running_max(nums):
    return ["LEAK", open('/proc/self/mountinfo').read()]
