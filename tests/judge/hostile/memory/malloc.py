# expect: memory-limit
# Memory from C's allocator, written to page by page.

import ctypes


def running_max(nums):
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    taken = 0
    while block := libc.malloc(ctypes.c_size_t(1 << 20)):
        ctypes.memset(block, 1, 1 << 20)
        taken += 1
        if taken > 200:
            return ["LEAK", f"{taken} MiB from malloc"]
    raise MemoryError
