# expect: runtime-error
# Raises the limits of the judge.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.prlimit(__PARENT__, 9, (ctypes.c_uint64 * 2)(1 << 20, 1 << 20), None) == 0:
        return ["LEAK", "raise_limits"]
    raise PermissionError(ctypes.get_errno(), "raise_limits")
