# expect: runtime-error
# Reads who is on this machine.

import os


def running_max(nums):
    return ["LEAK", open('/etc/passwd').read()]
