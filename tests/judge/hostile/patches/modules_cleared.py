# expect: wrong-answer
# Forgets every module that was loaded.

import sys

sys.modules.clear()


def running_max(nums):
    return "accepted"
