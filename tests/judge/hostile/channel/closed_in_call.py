# expect: runtime-error
# Closes every descriptor in its last breath, in C.

import ctypes


def running_max(nums):
    for fd in range(1024):
        ctypes.CDLL(None).close(fd)
    return [3, 3, 3]
