# expect: runtime-error
# Looks for the answers in every object that there is.

import gc


def running_max(nums):
    for thing in gc.get_objects():
        if type(thing) is dict and ("expected" in thing or "reference" in thing):
            raise LookupError(f"LEAK {thing!r:.200}") if "expected" in thing else LookupError("none")
    raise LookupError("no answer among the objects")
