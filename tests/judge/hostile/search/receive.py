# expect: runtime-error time-limit
# Calls whatever reads questions, to have the next one now: there is none, or nothing to call.

import sys


def running_max(nums):
    frame = sys._getframe(1)
    while frame:
        for name in ("receive", "read", "recv", "_receive", "read_frame", "next_question"):
            if callable(frame.f_globals.get(name)) and getattr(frame.f_globals[name], "__module__", "") != "builtins":
                return ["LEAK", frame.f_globals[name]()]
        frame = frame.f_back
    raise LookupError("nobody here reads questions")
