# expect: runtime-error
# A socket by the C library.

import ctypes


def running_max(nums):
    fd = ctypes.CDLL(None).socket(2, 1, 0)
    if fd < 0:
        raise PermissionError("socket")
    return ["LEAK", "in_c"]
