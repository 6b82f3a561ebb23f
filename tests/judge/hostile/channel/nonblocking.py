# expect: runtime-error
# Makes every descriptor non-blocking, so that the runner's reads fail.

import os


def running_max(nums):
    for fd in range(256):
        try:
            os.set_blocking(fd, False)
        except OSError:
            continue
    return 1 / 0
