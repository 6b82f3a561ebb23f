# expect: runtime-error
# A program for the kernel.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(__import__('platform').machine() == 'x86_64' and 321 or 280, 0, ctypes.create_string_buffer(128), 128) >= 0:
        return ["LEAK", "bpf"]
    raise PermissionError(ctypes.get_errno(), "bpf")
