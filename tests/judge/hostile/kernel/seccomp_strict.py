# expect: runtime-error
# Locks itself in further, so that the runner cannot answer.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.prctl(22, 1, 0, 0, 0) == 0:
        return ["LEAK", "seccomp_strict"]
    raise PermissionError(ctypes.get_errno(), "seccomp_strict")
