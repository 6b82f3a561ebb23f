# expect: wrong-answer runtime-error
# Overwrites the integer 3 by 7 in this interpreter: the answer is wrong, or the interpreter falls.

import ctypes


def running_max(nums):
    ctypes.c_uint32.from_address(id(3) + 24).value = 7
    return [3, 3, 3]
