# expect: runtime-error
# Mounts a file system to write to.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.mount(b'none', b'/', b'tmpfs', 0, None) == 0:
        return ["LEAK", "mount_tmpfs"]
    raise PermissionError(ctypes.get_errno(), "mount_tmpfs")
