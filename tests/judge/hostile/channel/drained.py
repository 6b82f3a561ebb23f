# expect: time-limit runtime-error
# Reads the channel itself and waits for a question that never comes.

import os


def running_max(nums):
    for fd in range(3, 256):
        try:
            os.set_blocking(fd, True)
            while piece := os.read(fd, 4096):
                print("LEAK", piece)
        except OSError:
            continue
    raise LookupError("nothing to read")
