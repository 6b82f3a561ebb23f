# expect: runtime-error
# Lists /etc.

import os


def running_max(nums):
    found = [name for name in os.listdir('/etc') if name in ("passwd", "shadow", "hosts", "hostname")]
    if not found:
        raise FileNotFoundError("nothing there")
    return ["LEAK", *found]
