# expect: runtime-error
# Remounts its root for writing.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.mount(None, b'/', None, 32, None) == 0:
        return ["LEAK", "remount_writable"]
    raise PermissionError(ctypes.get_errno(), "remount_writable")
