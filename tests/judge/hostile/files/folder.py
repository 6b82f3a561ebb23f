# expect: runtime-error
# Makes a folder.

import os


def running_max(nums):
    os.makedirs('/tmp/__MARKER__/deep/down')
    return ["LEAK", "folder"]
