# expect: runtime-error
# Reads a file of root's home.

import os


def running_max(nums):
    return ["LEAK", open('/root/.profile').read()]
