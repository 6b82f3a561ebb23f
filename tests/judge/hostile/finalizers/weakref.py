# expect: wrong-answer
# A weak reference's callback that prints success.

import weakref


class Thing:
    pass


def running_max(nums):
    thing = Thing()
    weakref.finalize(thing, print, "accepted")
    return thing
