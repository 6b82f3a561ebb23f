# expect: runtime-error
# A mount namespace of its own.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.unshare(0x00020000) == 0:
        return ["LEAK", "unshare_mount"]
    raise PermissionError(ctypes.get_errno(), "unshare_mount")
