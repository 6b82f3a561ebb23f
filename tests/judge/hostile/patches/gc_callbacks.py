# expect: wrong-answer
# A callback of the garbage collector that runs inside the runner's own code.

import gc

gc.set_threshold(1, 1, 1)


def look(phase, info):
    for thing in gc.get_objects()[-50:]:
        if type(thing) is dict and thing.get("value") == "wrong":
            thing["verdict"] = "accepted"


gc.callbacks.append(look)


def running_max(nums):
    return "wrong"
