# expect: time-limit
# Forks until nothing goes any more, and goes on after a refusal.

import ctypes
import os

NAME = b"__MARKER__"  # goes where the command line is kept, for all who list processes to see
ctypes.memmove(ctypes.c_void_p.in_dll(ctypes.CDLL(None), "program_invocation_name").value, NAME, len(NAME))


def running_max(nums):
    while True:
        try:
            os.fork()
        except OSError:
            continue
