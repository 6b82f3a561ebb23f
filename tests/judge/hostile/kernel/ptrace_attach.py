# expect: runtime-error
# Traces the judge.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.ptrace(16, __PARENT__, 0, 0) == 0:
        return ["LEAK", "ptrace_attach"]
    raise PermissionError(ctypes.get_errno(), "ptrace_attach")
