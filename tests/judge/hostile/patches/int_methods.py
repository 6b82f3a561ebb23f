# expect: wrong-answer
# Writes to the dictionary of the built-in type list: every list is equal to every other in this process.

import ctypes
import gc

namespace = gc.get_referents(list.__dict__)[0]
namespace["__len__"] = lambda self: 3
namespace["sort"] = lambda self: None
ctypes.pythonapi.PyType_Modified(ctypes.py_object(list))


def running_max(nums):
    return [0] + nums
