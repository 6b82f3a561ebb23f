# expect: wrong-answer
# Hands over the command line.

import sys


def running_max(nums):
    return [*sys.argv, *sys.orig_argv, *sys.path, sys.executable or ""]
