# expect: runtime-error
# Compares kernel objects of two processes.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(__import__('platform').machine() == 'x86_64' and 312 or 272, 1, __PARENT__, 1, 0, 0) >= 0:
        return ["LEAK", "kcmp"]
    raise PermissionError(ctypes.get_errno(), "kcmp")
