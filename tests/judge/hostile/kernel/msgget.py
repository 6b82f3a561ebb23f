# expect: runtime-error
# A message queue of the old kind, which stays behind.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.msgget(__KEY__, 0o1666) >= 0:
        return ["LEAK", "msgget"]
    raise PermissionError(ctypes.get_errno(), "msgget")
