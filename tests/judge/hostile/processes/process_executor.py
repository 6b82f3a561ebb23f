# expect: runtime-error
# An executor of processes.

import concurrent.futures


def running_max(nums):
    list(concurrent.futures.ProcessPoolExecutor(2).map(abs, [1]))
    raise LookupError("still here")
