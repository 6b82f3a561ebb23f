# expect: runtime-error
# Switches off the randomisation of addresses.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.personality(0x0040000) >= 0:
        return ["LEAK", "personality"]
    raise PermissionError(ctypes.get_errno(), "personality")
