# expect: runtime-error
# The same by C, past Python's open.

import os


def running_max(nums):
    return ["LEAK", __import__("ctypes").string_at(os.read(os.open('__CANARY__', 0), 100))]
