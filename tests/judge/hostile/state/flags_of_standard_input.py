# expect: runtime-error
# Leaves a note for the next submission in the flags of a file that all children might have in common.

import fcntl
import os

NOTE = os.O_APPEND | os.O_NONBLOCK

before = fcntl.fcntl(0, fcntl.F_GETFL)
fcntl.fcntl(0, fcntl.F_SETFL, before | NOTE)


def running_max(nums):
    if before & NOTE:
        return ["LEAK", hex(before)]
    raise LookupError("no note")
