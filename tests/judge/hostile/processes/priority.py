# expect: runtime-error
# Puts itself before everyone.

import os


def running_max(nums):
    os.nice(-20)
    return ["LEAK", "before everyone"]
