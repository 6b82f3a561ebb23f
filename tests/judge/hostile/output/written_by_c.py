# expect: output-limit
# A megabyte past Python's streams.

import ctypes


def running_max(nums):
    for _ in range(10):
        ctypes.CDLL(None).write(1, b"x" * 100_000, 100_000)
