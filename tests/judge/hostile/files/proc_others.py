# expect: runtime-error
# Lists the processes.

import os


def running_max(nums):
    found = [name for name in os.listdir('/proc') if name.isdigit()]
    if not found:
        raise FileNotFoundError("nothing there")
    return ["LEAK", *found]
