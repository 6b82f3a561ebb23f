# expect: runtime-error
# Runs the reference from where a judge may have put it.

import os

PLACES = ("/problem", "/problems", "/bank", "/work", "/mnt", "/srv", "/data", "/judge", "/tmp", ".", "..")


def running_max(nums):
    for place in PLACES:
        for name in ("reference.py", "running-max/reference.py", "problem/reference.py"):
            try:
                text = open(os.path.join(place, name)).read()
            except OSError:
                continue
            names = {}
            exec(text, names)
            return names["running_max"](nums)
    raise FileNotFoundError("no reference")
