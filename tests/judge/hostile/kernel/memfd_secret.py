# expect: runtime-error
# Memory that no limit counts.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(447, 0) >= 0:
        return ["LEAK", "memfd_secret"]
    raise PermissionError(ctypes.get_errno(), "memfd_secret")
