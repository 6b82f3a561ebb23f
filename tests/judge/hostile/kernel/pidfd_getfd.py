# expect: runtime-error
# Takes a descriptor out of the judge.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(438, libc.syscall(434, __PARENT__, 0), 1, 0) >= 0:
        return ["LEAK", "pidfd_getfd"]
    raise PermissionError(ctypes.get_errno(), "pidfd_getfd")
