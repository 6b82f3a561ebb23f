# expect: runtime-error
# Unmounts what hides the rest.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.umount2(b'/', 2) == 0:
        return ["LEAK", "umount"]
    raise PermissionError(ctypes.get_errno(), "umount")
