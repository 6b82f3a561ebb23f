# expect: runtime-error
# Jumps past the lines of the runner that follow the call.

import sys


def jump(frame, event, arg):
    if event == "line":
        last = max((line for _, _, line in frame.f_code.co_lines() if line), default=0)
        frame.f_lineno = last
    return jump


def running_max(nums):
    frame = sys._getframe(1)
    sys.settrace(jump)
    while frame:
        frame.f_trace = jump
        frame = frame.f_back
    raise LookupError("jumped")
