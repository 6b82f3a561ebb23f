# expect: runtime-error
# Hooks for exceptions that say that all went well and leave.

import os
import sys
import threading

sys.excepthook = sys.unraisablehook = threading.excepthook = lambda *a: os._exit(0)


def running_max(nums):
    raise ValueError("accepted")
