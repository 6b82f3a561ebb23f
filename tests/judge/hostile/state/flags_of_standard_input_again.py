# expect: runtime-error
# The one that would read the note.

import fcntl
import os

NOTE = os.O_APPEND | os.O_NONBLOCK


def running_max(nums):
    before = fcntl.fcntl(0, fcntl.F_GETFL)
    if before & NOTE:
        return ["LEAK", hex(before)]
    raise LookupError("no note")
