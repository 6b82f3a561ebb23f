# expect: runtime-error
# Reads ahead what the judge may have sent already: the next inputs.

import os


def running_max(nums):
    for fd in range(3, 256):
        try:
            os.set_blocking(fd, False)
            ahead = os.read(fd, 1 << 16)
        except OSError:
            continue
        if ahead:
            return [f"LEAK {ahead!r}"]
    raise LookupError("nothing was sent ahead")
