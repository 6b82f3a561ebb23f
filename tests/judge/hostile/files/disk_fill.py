# expect: runtime-error
# Fills the disk.

import os


def running_max(nums):
    with open("/tmp/__MARKER__", "wb") as file:
        while True:
            file.write(bytes(1 << 20))
            if file.tell() > 1 << 28:
                break
    return ["LEAK", "disk_fill"]
