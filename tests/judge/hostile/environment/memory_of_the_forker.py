# expect: runtime-error
# Searches its own memory, inherited from whoever forked it, for the secret. It finds nothing.

import gc


def running_max(nums):
    for thing in gc.get_objects():
        if type(thing) is dict and "__SECRET_NAME__" in thing:
            return ["LEAK", str(thing["__SECRET_NAME__"])]
    raise LookupError("not among the objects")
