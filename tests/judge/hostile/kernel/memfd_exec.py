# expect: runtime-error
# A program in a file without a name.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.memfd_create(b'__MARKER__', 0) >= 0:
        return ["LEAK", "memfd_exec"]
    raise PermissionError(ctypes.get_errno(), "memfd_exec")
