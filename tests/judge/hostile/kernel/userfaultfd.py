# expect: runtime-error
# Page faults, held as long as one likes.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(__import__('platform').machine() == 'x86_64' and 323 or 282, 0) >= 0:
        return ["LEAK", "userfaultfd"]
    raise PermissionError(ctypes.get_errno(), "userfaultfd")
