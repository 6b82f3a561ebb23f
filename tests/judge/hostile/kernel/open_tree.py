# expect: runtime-error
# The newer mount calls.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(428, -100, b'/', 1) >= 0:
        return ["LEAK", "open_tree"]
    raise PermissionError(ctypes.get_errno(), "open_tree")
