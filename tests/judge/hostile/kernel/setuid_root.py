# expect: runtime-error
# Becomes root.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.setuid(0) == 0 and libc.setgid(0) == 0 and open('/etc/shadow').read():
        return ["LEAK", "setuid_root"]
    raise PermissionError(ctypes.get_errno(), "setuid_root")
