# expect: runtime-error
# Asks to be traced.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.ptrace(0, 0, 0, 0) == 0:
        return ["LEAK", "ptrace_traceme"]
    raise PermissionError(ctypes.get_errno(), "ptrace_traceme")
