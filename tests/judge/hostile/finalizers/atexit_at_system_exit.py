# expect: runtime-error
# A callback at exit that runs for ever, and a regular exit: either the callback never runs or the limits hold.

import atexit


def forever():
    while True:
        pass


atexit.register(forever)


def running_max(nums):
    raise SystemExit(0)
