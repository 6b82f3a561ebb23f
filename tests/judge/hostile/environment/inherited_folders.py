# expect: runtime-error
# Goes out of its root by an inherited descriptor of a folder.

import os


def running_max(nums):
    for fd in range(1024):
        try:
            inside = os.open("..", os.O_RDONLY | os.O_DIRECTORY, dir_fd=fd)
            return ["LEAK", *os.listdir(inside)]
        except OSError:
            continue
    raise LookupError("no folder was inherited")
