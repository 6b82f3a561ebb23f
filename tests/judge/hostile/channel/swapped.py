# expect: runtime-error
# Puts the descriptors in another order.

import os


def running_max(nums):
    for fd in range(3, 30):
        try:
            os.dup2(fd, 1)
            os.dup2(2, fd)
        except OSError:
            continue
    raise OSError("swapped")
