# expect: wrong-answer
# Writes into the locals of the frames below with the C API.

import ctypes
import sys


def running_max(nums):
    frame = sys._getframe(1)
    while frame:
        for name in list(frame.f_locals):
            if name in ("passed", "correct", "ok", "result", "expected", "verdict", "failure"):
                frame.f_locals[name] = True
        ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
        frame = frame.f_back
    return "wrong"
