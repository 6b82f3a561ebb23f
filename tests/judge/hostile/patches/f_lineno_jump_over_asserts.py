# expect: wrong-answer
# Jumps to the end of its own function, past a check that stands there, as it would in a test's file.

import sys


def jump(frame, event, arg):
    if event == "line" and frame.f_code.co_name == "running_max":
        try:
            frame.f_lineno = frame.f_code.co_firstlineno + 5
        except ValueError:
            return jump
    return jump


def running_max(nums):
    value = None
    sys.settrace(jump)
    sys._getframe().f_trace = jump
    assert value == [3, 3, 3]
    return value
