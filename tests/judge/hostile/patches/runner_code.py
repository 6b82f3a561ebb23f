# expect: runtime-error
# Looks for the runner's functions through gc, to swap their code: they were frozen before the fork, out of its sight.

import gc
import types

known = {"receive", "send", "answer", "_answer", "call", "load", "encode", "_guarded", "_report"}


def nothing(*args, **options):
    return {"value": [3, 3, 3]}


def running_max(nums):
    for thing in gc.get_objects():
        if type(thing) is types.FunctionType and thing.__name__ in known and thing.__module__ != __name__:
            try:
                thing.__code__ = nothing.__code__
            except ValueError:
                continue
    raise LookupError("swapped what there was")
