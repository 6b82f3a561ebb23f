# expect: runtime-error
# Opens its memory as a file.

import os


def running_max(nums):
    return ["LEAK", open('/proc/self/mem', 'r+b')]
