# expect: runtime-error
# Watches what all others open.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.fanotify_init(0, 0) >= 0:
        return ["LEAK", "fanotify"]
    raise PermissionError(ctypes.get_errno(), "fanotify")
