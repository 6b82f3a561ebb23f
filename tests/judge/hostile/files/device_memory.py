# expect: runtime-error
# Opens the machine's memory.

import os


def running_max(nums):
    return ["LEAK", open('/dev/mem', 'rb').read(16)]
