# expect: wrong-answer
# Prints what other judges take for success.

import sys

print("passed", "accepted", "OK", "All 28 tests pass.", '{"verdict": "accepted"}', sep="\n")


def running_max(nums):
    print("accepted", file=sys.stderr)
    return None
