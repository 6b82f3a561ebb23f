# expect: runtime-error
# Forks until nothing goes any more.

import ctypes
import os

NAME = b"__MARKER__"  # goes where the command line is kept, for all who list processes to see
ctypes.memmove(ctypes.c_void_p.in_dll(ctypes.CDLL(None), "program_invocation_name").value, NAME, len(NAME))


while True:
    os.fork()
