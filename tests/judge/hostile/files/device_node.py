# expect: runtime-error
# A device of its own.

import os


def running_max(nums):
    os.mknod('/tmp/__MARKER__', 0o20666, os.makedev(1, 1))
    return ["LEAK", "device_node"]
