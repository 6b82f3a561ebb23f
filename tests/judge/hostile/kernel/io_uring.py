# expect: runtime-error
# A ring of system calls that no filter sees.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(425, 8, ctypes.create_string_buffer(256)) >= 0:
        return ["LEAK", "io_uring"]
    raise PermissionError(ctypes.get_errno(), "io_uring")
