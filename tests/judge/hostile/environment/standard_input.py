# expect: runtime-error
# Reads the judge's standard input.

import os


def running_max(nums):
    if piece := os.read(0, 4096):
        return ["LEAK", str(piece)]
    raise EOFError("nothing there")
