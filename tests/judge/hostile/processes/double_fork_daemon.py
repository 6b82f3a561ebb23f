# expect: runtime-error
# A daemon: two forks and a session of its own.

import ctypes
import os
import time

NAME = b"__MARKER__"  # goes where the command line is kept, for all who list processes to see
ctypes.memmove(ctypes.c_void_p.in_dll(ctypes.CDLL(None), "program_invocation_name").value, NAME, len(NAME))


def running_max(nums):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(3600)
        os._exit(0)
    return ["LEAK", "a daemon"]
