# expect: runtime-error
# Opens a file by its handle, past its path.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
handle = (ctypes.c_uint32 * 4)(8, 1, 2, 0)


def running_max(nums):
    if libc.open_by_handle_at(-100, handle, 0) >= 0:
        return ["LEAK", "open_by_handle"]
    raise PermissionError(ctypes.get_errno(), "open_by_handle")
