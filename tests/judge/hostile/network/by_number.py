# expect: runtime-error
# A socket by the number of the system call.

import ctypes
import platform

NUMBER = {"x86_64": 41, "aarch64": 198}[platform.machine()]


def running_max(nums):
    fd = ctypes.CDLL(None).syscall(NUMBER, 2, 1, 0)
    if fd < 0:
        raise PermissionError("socket")
    return ["LEAK", "by_number"]
