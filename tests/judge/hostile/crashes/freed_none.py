# expect: runtime-error
# Smashes the object None.

import ctypes


def running_max(nums):
    ctypes.memset(id(None), 0xFF, 16)
    return [None, None] == None
