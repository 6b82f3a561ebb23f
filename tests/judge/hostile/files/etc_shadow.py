# expect: runtime-error
# Reads their passwords.

import os


def running_max(nums):
    return ["LEAK", open('/etc/shadow').read()]
