# expect: runtime-error
# Lists where the judge was started.

import os


def running_max(nums):
    return ["LEAK", os.listdir('/proc/__PARENT__/cwd')]
