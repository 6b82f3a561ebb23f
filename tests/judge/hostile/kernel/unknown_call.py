# expect: runtime-error
# A system call that does not exist.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(1023, 0, 0, 0) >= 0:
        return ["LEAK", "unknown_call"]
    raise PermissionError(ctypes.get_errno(), "unknown_call")
