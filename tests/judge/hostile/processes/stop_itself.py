# expect: time-limit runtime-error
# Stops itself and waits to be woken. A signal that is refused raises.

import os
import signal
import time


def running_max(nums):
    os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(60)
