# expect: runtime-error
# Tears the interpreter down under the runner's feet.

import ctypes


def running_max(nums):
    ctypes.pythonapi.Py_FinalizeEx()
    return []
