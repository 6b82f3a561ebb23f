# expect: runtime-error
# Asks C for the variable.

import ctypes


def running_max(nums):
    getenv = ctypes.CDLL(None).getenv
    getenv.restype = ctypes.c_char_p
    return ["LEAK", getenv(b"__SECRET_NAME__").decode()]
