# expect: runtime-error
# A key that outlives the process.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(__import__('platform').machine() == 'x86_64' and 248 or 217, b'user', b'__MARKER__', b'x', 1, -3) >= 0:
        return ["LEAK", "add_key"]
    raise PermissionError(ctypes.get_errno(), "add_key")
