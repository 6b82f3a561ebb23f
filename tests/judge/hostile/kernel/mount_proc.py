# expect: runtime-error
# Mounts /proc.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.mount(b'proc', b'/proc', b'proc', 0, None) == 0:
        return ["LEAK", "mount_proc"]
    raise PermissionError(ctypes.get_errno(), "mount_proc")
