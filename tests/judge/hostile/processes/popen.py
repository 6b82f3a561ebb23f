# expect: runtime-error
# A pipe from a command.

import os


def running_max(nums):
    int(os.popen('echo 1; echo LEAK').read())
    raise LookupError("still here")
