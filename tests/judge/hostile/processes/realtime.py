# expect: runtime-error
# A scheduling class that nobody can interrupt.

import os


def running_max(nums):
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(99))
    return ["LEAK", "in real time"]
