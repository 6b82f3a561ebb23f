# expect: runtime-error
# Reads the judge's memory.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(64)
local = (ctypes.c_size_t * 2)(ctypes.addressof(buffer), 64)
there = (ctypes.c_size_t * 2)(0x400000, 64)


def running_max(nums):
    if libc.process_vm_readv(__PARENT__, local, 1, there, 1, 0) >= 0:
        return ["LEAK", "process_vm_readv"]
    raise PermissionError(ctypes.get_errno(), "process_vm_readv")
