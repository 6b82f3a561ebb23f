# expect: time-limit output-limit runtime-error
# Fills every pipe until it blocks, in text that is no frame. It blocks, or the judge reads and refuses.

import os


def running_max(nums):
    for fd in range(3, 256):
        try:
            while True:
                os.write(fd, b"\0" * 7 + b"\xff" * 4096)
        except OSError:
            continue
    return []
