# expect: runtime-error
# Opens a disk.

import os


def running_max(nums):
    return ["LEAK", open('/dev/vda', 'rb').read(16)]
