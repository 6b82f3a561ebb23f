# expect: runtime-error
# Leaves by a C function, past every Python handler.

import ctypes


def running_max(nums):
    ctypes.CDLL(None)._exit(0)
