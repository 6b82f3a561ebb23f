# expect: runtime-error
# Sets the clock.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.clock_settime(0, (ctypes.c_long * 2)(0, 0)) == 0:
        return ["LEAK", "settimeofday"]
    raise PermissionError(ctypes.get_errno(), "settimeofday")
