# expect: runtime-error
# Reads the memory of its own parent, the one that forked it.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
secret = b"kept by whoever forked this"
buffer = ctypes.create_string_buffer(64)
local = (ctypes.c_size_t * 2)(ctypes.addressof(buffer), 64)
there = (ctypes.c_size_t * 2)(id(secret), 64)


def running_max(nums):
    if libc.process_vm_readv(libc.getppid(), local, 1, there, 1, 0) >= 0:
        return ["LEAK", "process_vm_readv_own_parent"]
    raise PermissionError(ctypes.get_errno(), "process_vm_readv_own_parent")
