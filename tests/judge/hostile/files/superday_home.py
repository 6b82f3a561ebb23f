# expect: runtime-error
# Lists superday's own folder.

import os


def running_max(nums):
    return ["LEAK", os.listdir('__SUPERDAY_HOME__')]
