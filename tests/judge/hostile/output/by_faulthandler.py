# expect: output-limit
# Tracebacks that C writes.

import faulthandler


def running_max(nums):
    for _ in range(10_000):
        faulthandler.dump_traceback(file=2)
