# expect: runtime-error
# Semaphores of the old kind, which stay behind.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.semget(__KEY__, 1, 0o1666) >= 0:
        return ["LEAK", "semget"]
    raise PermissionError(ctypes.get_errno(), "semget")
