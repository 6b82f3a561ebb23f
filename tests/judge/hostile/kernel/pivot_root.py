# expect: runtime-error
# Swaps its root.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(__import__('platform').machine() == 'x86_64' and 155 or 41, b'.', b'.') == 0:
        return ["LEAK", "pivot_root"]
    raise PermissionError(ctypes.get_errno(), "pivot_root")
