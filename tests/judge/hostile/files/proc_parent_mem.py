# expect: runtime-error
# Reads the memory of the judge.

import os


def running_max(nums):
    return ["LEAK", os.pread(os.open('/proc/__PARENT__/mem', os.O_RDONLY), 64, 0x400000)]
