# expect: runtime-error
# Takes all capabilities.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
header = (ctypes.c_uint32 * 2)(0x20080522, 0)
sets = (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)


def running_max(nums):
    if libc.capset(header, sets) == 0:
        return ["LEAK", "capset"]
    raise PermissionError(ctypes.get_errno(), "capset")
