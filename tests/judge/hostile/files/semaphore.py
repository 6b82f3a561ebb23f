# expect: runtime-error
# A named semaphore that stays behind.

import ctypes

libc = ctypes.CDLL(None)
libc.sem_open.restype = ctypes.c_void_p


def running_max(nums):
    if not libc.sem_open(b'/__MARKER__', 0o100, 0o666, 1):
        raise PermissionError('sem_open')
    return ["LEAK", "semaphore"]
