# expect: runtime-error
# Reads the kernel's log.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.klogctl(3, ctypes.create_string_buffer(4096), 4096) >= 0:
        return ["LEAK", "kernel_log"]
    raise PermissionError(ctypes.get_errno(), "kernel_log")
