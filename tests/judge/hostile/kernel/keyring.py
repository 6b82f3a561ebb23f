# expect: runtime-error
# The keys of whoever is logged in.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(__import__('platform').machine() == 'x86_64' and 250 or 219, 0, -3, 1) >= 0:
        return ["LEAK", "keyring"]
    raise PermissionError(ctypes.get_errno(), "keyring")
