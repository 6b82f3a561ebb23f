# expect: runtime-error
# A process by posix_spawn.

import os


def running_max(nums):
    os.posix_spawn('/bin/true', ['true'], {})
    raise LookupError("still here")
