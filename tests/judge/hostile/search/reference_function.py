# expect: runtime-error
# Looks for another function of the same name, the reference.

import gc
import types


def running_max(nums):
    for thing in gc.get_objects():
        if isinstance(thing, types.FunctionType) and thing.__name__ == "running_max" and thing is not running_max:
            return thing(nums)
    raise LookupError("no other solution here")
