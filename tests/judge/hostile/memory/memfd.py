# expect: runtime-error
# Memory in a file without a name.

import os


def running_max(nums):
    fd = os.memfd_create("__MARKER__")
    return os.write(fd, bytes(1 << 20))
