# expect: runtime-error
# Reads the command line of the judge.

import os


def running_max(nums):
    return ["LEAK", open('/proc/__PARENT__/cmdline').read()]
