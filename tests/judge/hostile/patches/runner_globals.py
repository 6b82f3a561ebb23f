# expect: runtime-error
# Replaces every function of the modules on the stack by one that says what is right.

import sys


def right(*args, **options):
    return {"value": [3, 3, 3]}


def running_max(nums):
    frame = sys._getframe(1)
    while frame:
        for name, thing in list(frame.f_globals.items()):
            if callable(thing) and not name.startswith("__"):
                frame.f_globals[name] = right
        frame = frame.f_back
    raise SystemExit
