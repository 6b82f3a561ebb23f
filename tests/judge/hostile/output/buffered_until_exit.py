# expect: output-limit
# Fills the stream's buffer and leaves it to the runner to flush.

import io
import os
import sys


def running_max(nums):
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False), 1 << 22))
    sys.stdout.write("x" * (1 << 20))
    sys.stdout.flush()
    return nums
