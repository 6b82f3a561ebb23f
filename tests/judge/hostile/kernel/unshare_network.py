# expect: runtime-error
# A network namespace of its own.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.unshare(0x40000000) == 0:
        return ["LEAK", "unshare_network"]
    raise PermissionError(ctypes.get_errno(), "unshare_network")
