# expect: runtime-error
# Restarts the machine.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.reboot(0) == 0:
        return ["LEAK", "reboot"]
    raise PermissionError(ctypes.get_errno(), "reboot")
