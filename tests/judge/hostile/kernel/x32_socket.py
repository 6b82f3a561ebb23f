# expect: runtime-error
# A socket by the x32 table.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(0x40000000 + 41, 2, 1, 0) >= 0:
        return ["LEAK", "x32_socket"]
    raise PermissionError(ctypes.get_errno(), "x32_socket")
