# expect: runtime-error
# SystemExit instead of an answer.

import sys


def running_max(nums):
    sys.exit(0)
