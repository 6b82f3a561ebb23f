# expect: runtime-error
# Traces the judge, the newer way.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.ptrace(0x4206, __PARENT__, 0, 0) == 0:
        return ["LEAK", "ptrace_seize"]
    raise PermissionError(ctypes.get_errno(), "ptrace_seize")
