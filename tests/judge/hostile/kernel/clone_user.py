# expect: runtime-error
# A process in a user namespace of its own.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(__import__('platform').machine() == 'x86_64' and 56 or 220, 0x10000011, 0, 0, 0, 0) >= 0:
        return ["LEAK", "clone_user"]
    raise PermissionError(ctypes.get_errno(), "clone_user")
