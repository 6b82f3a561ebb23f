# expect: runtime-error
# Opens the door to file systems in programs.

import os


def running_max(nums):
    return ["LEAK", open('/dev/fuse', 'r+b')]
