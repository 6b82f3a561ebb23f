# expect: runtime-error
# Changes its root, as the first step out of one.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.chroot(b'.') == 0:
        return ["LEAK", "chroot"]
    raise PermissionError(ctypes.get_errno(), "chroot")
