# expect: wrong-answer
# A profile function that watches for what the runner compares.

import sys
import threading


def profile(frame, event, arg):
    if event == "c_call" and getattr(arg, "__name__", "") in ("write", "send", "sendall"):
        frame.f_locals["expected"] = frame.f_locals.get("value")


sys.setprofile(profile)
threading.setprofile(profile)


def running_max(nums):
    return [0, *nums]
