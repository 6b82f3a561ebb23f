# expect: time-limit
# Sleeps under a name of its own, deaf to its parent's death.

import ctypes
import time

NAME = b"__MARKER__"  # goes where the command line is kept, for all who list processes to see
ctypes.memmove(ctypes.c_void_p.in_dll(ctypes.CDLL(None), "program_invocation_name").value, NAME, len(NAME))


ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)


def running_max(nums):
    time.sleep(3600)
