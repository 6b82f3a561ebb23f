# expect: runtime-error
# clone3, whose flags no filter can read.

import ctypes


def running_max(nums):
    arguments = (ctypes.c_uint64 * 11)(0, 0, 0, 0, 17)
    pid = ctypes.CDLL(None).syscall(435, arguments, ctypes.sizeof(arguments))
    if pid == 0:
        ctypes.CDLL(None)._exit(0)
    if pid < 0:
        raise PermissionError("clone3")
    return ["LEAK", "cloned"]
