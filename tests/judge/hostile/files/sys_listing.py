# expect: runtime-error
# Lists devices.

import os


def running_max(nums):
    return ["LEAK", os.listdir('/sys/class')]
