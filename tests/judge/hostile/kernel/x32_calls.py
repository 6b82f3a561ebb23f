# expect: runtime-error
# System calls of the x32 table, which careless filters do not know.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(0x40000000 + 57) >= 0 and libc.getpid():
        return ["LEAK", "x32_calls"]
    raise PermissionError(ctypes.get_errno(), "x32_calls")
