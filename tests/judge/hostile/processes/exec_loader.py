# expect: runtime-error
# Becomes a program by way of the dynamic loader.

import os


def running_max(nums):
    os.execv('/lib64/ld-linux-x86-64.so.2', ['ld', '/bin/true'])
    raise LookupError("still here")
