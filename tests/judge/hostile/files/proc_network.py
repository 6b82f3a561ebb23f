# expect: runtime-error
# Reads the connections of the machine.

import os


def running_max(nums):
    return ["LEAK", open('/proc/net/tcp').read()]
