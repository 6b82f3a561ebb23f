# expect: runtime-error
# Counters of other processes.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(__import__('platform').machine() == 'x86_64' and 298 or 241, ctypes.create_string_buffer(128), __PARENT__, -1, -1, 0) >= 0:
        return ["LEAK", "perf_event"]
    raise PermissionError(ctypes.get_errno(), "perf_event")
