# expect: runtime-error
# Forks; the copy goes on and on.

import ctypes
import os

NAME = b"__MARKER__"  # goes where the command line is kept, for all who list processes to see
ctypes.memmove(ctypes.c_void_p.in_dll(ctypes.CDLL(None), "program_invocation_name").value, NAME, len(NAME))


def running_max(nums):
    if os.fork() == 0:
        while True:
            pass
    return ["LEAK", "forked"]
