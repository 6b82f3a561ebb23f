# expect: runtime-error
# Reads a file that everybody may read, in a folder that everybody may enter.

import os


def running_max(nums):
    return ["LEAK", open('__OUTSIDE__/letter').read()]
