# expect: runtime-error
# Reads every descriptor that is a file.

import os
import stat


def running_max(nums):
    for fd in range(3, 1024):
        try:
            if stat.S_ISREG(os.fstat(fd).st_mode) or stat.S_ISDIR(os.fstat(fd).st_mode):
                return ["LEAK", str(os.pread(fd, 4096, 0))]
        except OSError:
            continue
    raise LookupError("no file was inherited")
