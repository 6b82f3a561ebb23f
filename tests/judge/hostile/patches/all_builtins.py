# expect: runtime-error wrong-answer
# Replaces every built-in function by one that returns its argument: the runner breaks, or it kept its own.

import builtins

for name in dir(builtins):
    if name.islower() and not name.startswith("_") and name not in ("setattr", "dir"):
        setattr(builtins, name, lambda *a, **k: a and a[0])


def running_max(nums):
    return "accepted"
