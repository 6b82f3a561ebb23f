# expect: runtime-error wrong-answer
# Reads its own memory around the argument for lists that look like answers: it finds its own, or falls.

import ctypes


def running_max(nums):
    found = ctypes.string_at(id(nums) - 4096, 1 << 16)
    return found.count(b"reference") + found.count(b"expected")
