# expect: runtime-error
# Signals to threads of other processes.

import ctypes
import platform

NUMBER = {"x86_64": 234, "aarch64": 131}[platform.machine()]


def running_max(nums):
    for pid in (1, __PARENT__):
        if ctypes.CDLL(None).syscall(NUMBER, pid, pid, 9) == 0:
            print("told", pid)
    raise PermissionError("tgkill")
