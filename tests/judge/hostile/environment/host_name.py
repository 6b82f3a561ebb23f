# expect: wrong-answer
# Hands over what the machine says of itself.

import os
import platform


def running_max(nums):
    return [*os.uname(), platform.platform(), os.getcwd()]
