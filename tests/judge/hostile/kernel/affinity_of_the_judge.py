# expect: runtime-error
# Moves the judge to one processor.

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def running_max(nums):
    if libc.sched_setaffinity(__PARENT__, 8, (ctypes.c_uint64 * 1)(1)) == 0:
        return ["LEAK", "affinity_of_the_judge"]
    raise PermissionError(ctypes.get_errno(), "affinity_of_the_judge")
