# expect: runtime-error time-limit memory-limit
# Every system call in turn with harmless arguments, to find one that helps. The process may be stopped by any of
# them.

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
ENDING = {"x86_64": {15, 34, 60, 231}, "aarch64": {93, 94, 139}}[os.uname().machine]


def running_max(nums):
    for number in range(460):
        if number not in ENDING:
            libc.syscall(number, -1, 0, 0, 0, 0, 0)
    raise PermissionError("none helped")
