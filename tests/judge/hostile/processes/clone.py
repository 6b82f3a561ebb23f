# expect: runtime-error
# clone without the flags of a thread.

import ctypes
import platform

NUMBER = {"x86_64": 56, "aarch64": 220}[platform.machine()]


def running_max(nums):
    pid = ctypes.CDLL(None).syscall(NUMBER, 17, 0, 0, 0, 0)
    if pid == 0:
        ctypes.CDLL(None)._exit(0)
    if pid < 0:
        raise PermissionError("clone")
    return ["LEAK", "cloned"]
