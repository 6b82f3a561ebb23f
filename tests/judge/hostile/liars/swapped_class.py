# expect: wrong-answer
# An instance of a lying subclass whose type is set to list by writing to memory.

import ctypes


class Liar(list):
    __eq__ = lambda self, other: True


def running_max(nums):
    value = Liar([7])
    ctypes.c_ssize_t.from_address(id(value) + ctypes.sizeof(ctypes.c_ssize_t)).value = id(list)
    return value
