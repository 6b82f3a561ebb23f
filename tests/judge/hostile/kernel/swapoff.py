# expect: runtime-error
# Takes the machine's swap away.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.swapoff(b'/swapfile') == 0:
        return ["LEAK", "swapoff"]
    raise PermissionError(ctypes.get_errno(), "swapoff")
