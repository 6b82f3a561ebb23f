# expect: runtime-error
# Reads the environment of the judge.

import os


def running_max(nums):
    return ["LEAK", open('/proc/__PARENT__/environ').read()]
