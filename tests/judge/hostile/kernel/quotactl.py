# expect: runtime-error
# Changes quotas.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.quotactl(0x80000200, b'/', 0, None) == 0:
        return ["LEAK", "quotactl"]
    raise PermissionError(ctypes.get_errno(), "quotactl")
