# expect: runtime-error
# Reads the descriptors of the judge.

import os


def running_max(nums):
    return ["LEAK", os.listdir('/proc/__PARENT__/fd')]
