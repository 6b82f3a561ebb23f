# expect: output-limit
# A megabyte on the other stream.

import sys


def running_max(nums):
    sys.stderr.write("x" * 10**6)
