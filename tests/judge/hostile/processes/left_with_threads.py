# expect: runtime-error
# Leaves threads that sleep, and dies.

import ctypes
import os
import threading
import time

NAME = b"__MARKER__"  # goes where the command line is kept, for all who list processes to see
ctypes.memmove(ctypes.c_void_p.in_dll(ctypes.CDLL(None), "program_invocation_name").value, NAME, len(NAME))


def running_max(nums):
    for _ in range(3):
        threading.Thread(target=time.sleep, args=(3600,), daemon=True).start()
    os._exit(0)
