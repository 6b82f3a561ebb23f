# expect: runtime-error
# Lists the logs.

import os


def running_max(nums):
    return ["LEAK", os.listdir('/var/log')]
