# expect: runtime-error
# Opens for reading alone, and cuts off: Landlock before its third version takes that for reading.

import os

os.open(os.devnull, os.O_WRONLY | os.O_TRUNC)


def running_max(nums):
    os.open(os.__file__, os.O_RDONLY | os.O_TRUNC)
    return ["LEAK", "cut"]
