# expect: time-limit
# Looks for the runner's functions through gc and swaps their code: it never answers again.

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
