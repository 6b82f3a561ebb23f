# expect: memory-limit runtime-error
# Asks for all its memory to be locked, then takes more. Refused or not, the limit stays.

import ctypes


def running_max(nums):
    ctypes.CDLL(None).mlockall(3)
    return len(bytearray(1 << 30))
