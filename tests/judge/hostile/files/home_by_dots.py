# expect: runtime-error
# Reads the same file by a detour.

import os


def running_max(nums):
    return ["LEAK", open('/usr/../proc/self/root__CANARY__').read()]
