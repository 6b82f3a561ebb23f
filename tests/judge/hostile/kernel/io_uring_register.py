# expect: runtime-error
# Registers with a ring.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(427, 3, 0, 0, 0) >= 0:
        return ["LEAK", "io_uring_register"]
    raise PermissionError(ctypes.get_errno(), "io_uring_register")
