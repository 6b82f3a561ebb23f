# expect: runtime-error
# Becomes a shell.

import os


def running_max(nums):
    os.execv('/bin/sh', ['sh', '-c', 'echo LEAK'])
    raise LookupError("still here")
