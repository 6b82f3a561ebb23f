# expect: runtime-error
# Shared memory of the old kind, which stays behind.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.shmget(__KEY__, 1 << 20, 0o1666) >= 0:
        return ["LEAK", "shmget"]
    raise PermissionError(ctypes.get_errno(), "shmget")
