# expect: runtime-error
# Enters a namespace by a descriptor.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if any(libc.setns(fd, 0) == 0 for fd in range(64)) is True:
        return ["LEAK", "setns"]
    raise PermissionError(ctypes.get_errno(), "setns")
