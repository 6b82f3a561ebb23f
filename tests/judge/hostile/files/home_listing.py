# expect: runtime-error
# Lists the home folder.

import os


def running_max(nums):
    found = [name for name in os.listdir('__HOME__') if "canary" in name]
    if not found:
        raise FileNotFoundError("nothing there")
    return ["LEAK", *found]
