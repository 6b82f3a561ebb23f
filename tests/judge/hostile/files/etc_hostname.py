# expect: runtime-error
# Reads the name of the machine.

import os


def running_max(nums):
    return ["LEAK", open('/etc/hostname').read()]
