# expect: runtime-error
# A pool of workers.

import multiprocessing


def running_max(nums):
    multiprocessing.Pool(2).map(abs, nums)
    raise LookupError("still here")
