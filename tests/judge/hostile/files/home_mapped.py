# expect: runtime-error
# Maps the same file into memory.

import os


def running_max(nums):
    return ["LEAK", __import__("mmap").mmap(os.open('__CANARY__', os.O_RDONLY), 0, prot=1)[:]]
