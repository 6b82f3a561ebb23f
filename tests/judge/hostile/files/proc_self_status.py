# expect: runtime-error
# Reads how it is confined.

import os


def running_max(nums):
    return ["LEAK", open('/proc/self/status').read()]
