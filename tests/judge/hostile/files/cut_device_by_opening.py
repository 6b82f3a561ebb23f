# expect: runtime-error
# The same of a file that may be written.

import os


def running_max(nums):
    os.open(os.devnull, os.O_RDONLY | os.O_TRUNC)
    return ["LEAK", "cut"]
