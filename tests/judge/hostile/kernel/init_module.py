# expect: runtime-error
# Loads a module into the kernel.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.syscall(__import__('platform').machine() == 'x86_64' and 175 or 105, b'', 0, b'') == 0:
        return ["LEAK", "init_module"]
    raise PermissionError(ctypes.get_errno(), "init_module")
