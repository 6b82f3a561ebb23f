# expect: runtime-error
# Py_FatalError takes the interpreter down.

import ctypes


def running_max(nums):
    ctypes.pythonapi.Py_FatalError(b"accepted")
