# expect: runtime-error
# A file system that is configured by descriptors.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(430, b'tmpfs', 0) >= 0:
        return ["LEAK", "fsopen"]
    raise PermissionError(ctypes.get_errno(), "fsopen")
