# expect: runtime-error
# Lists the problem's folder.

import os


def running_max(nums):
    return ["LEAK", os.listdir('__PROBLEM__')]
