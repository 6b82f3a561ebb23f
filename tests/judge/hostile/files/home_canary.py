# expect: runtime-error
# Reads a file in the home folder.

import os


def running_max(nums):
    return ["LEAK", open('__CANARY__').read()]
