# expect: runtime-error wrong-answer
# Calls whatever sends answers, found on the stack, twice, and its own answer besides. The second is refused, or is the
# wrong answer to the next question where that is just being sent.

import os


def frame(text, blob=b""):
    body = len(text).to_bytes(4, "big") + text + blob
    return len(body).to_bytes(8, "big") + body


def tell(data):
    for fd in range(3, 256):
        try:
            os.write(fd, data)
        except OSError:
            continue


import sys


def running_max(nums):
    frame = sys._getframe(1)
    while frame:
        for name in ("send", "_answer", "answer", "reply", "_send", "write_frame"):
            if callable(frame.f_globals.get(name)):
                frame.f_globals[name]({"value": [3, 3, 3]})
                frame.f_globals[name]({"value": [3, 3, 3]})
                return [3, 3, 3]
        frame = frame.f_back
    raise LookupError("nobody here sends answers")
