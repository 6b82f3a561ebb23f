# expect: runtime-error
# Looks for the answers in the frames below.

import sys


def running_max(nums):
    frame = sys._getframe(1)
    while frame:
        for names in (frame.f_locals, frame.f_globals):
            for name, value in list(names.items()):
                if name in ("expected", "answers", "reference", "tests", "want", "solution") and type(value) is not int:
                    return value
        frame = frame.f_back
    raise LookupError("no answer in the frames")
