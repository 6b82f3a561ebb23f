# expect: runtime-error
# The same by C.

import ctypes

libc = ctypes.CDLL(None)


def running_max(nums):
    if libc.shm_open(b'/__MARKER__', 0o102, 0o666) < 0:
        raise PermissionError('shm_open')
    return ["LEAK", "shared_memory_in_c"]
