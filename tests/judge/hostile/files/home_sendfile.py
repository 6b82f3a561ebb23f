# expect: runtime-error
# Has the kernel copy the file.

import os


def running_max(nums):
    return ["LEAK", os.sendfile(1, os.open('__CANARY__', os.O_RDONLY), 0, 100)]
