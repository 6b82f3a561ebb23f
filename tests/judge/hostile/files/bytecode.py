# expect: runtime-error
# Bytecode for a module that others import.

import os
import py_compile


def running_max(nums):
    py_compile.compile(os.__file__, os.__file__ + '.__MARKER__', doraise=True)
    return ["LEAK", "bytecode"]
