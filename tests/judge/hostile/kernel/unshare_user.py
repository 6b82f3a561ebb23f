# expect: runtime-error
# A user namespace of its own, to be root in.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.unshare(0x10000000) == 0:
        return ["LEAK", "unshare_user"]
    raise PermissionError(ctypes.get_errno(), "unshare_user")
