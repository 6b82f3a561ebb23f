# expect: wrong-answer
# A trace function that meddles with every local variable of the runner that it can see.

import sys


def trace(frame, event, arg):
    for value in list(frame.f_locals.values()):
        if type(value) is dict and "value" in value and "passed" not in value:
            value["passed"] = True
    return trace


def running_max(nums):
    frame = sys._getframe()
    while frame:
        frame.f_trace = trace
        frame = frame.f_back
    sys.settrace(trace)
    return "wrong"
