# expect: runtime-error
# Opens the home folder and reads the file relative to it.

import os


def running_max(nums):
    return ["LEAK", os.open("__CANARY_NAME__", os.O_RDONLY, dir_fd=os.open('__HOME__', os.O_PATH))]
