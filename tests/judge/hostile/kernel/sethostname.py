# expect: runtime-error
# Renames the machine.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.sethostname(b'accepted', 8) == 0:
        return ["LEAK", "sethostname"]
    raise PermissionError(ctypes.get_errno(), "sethostname")
