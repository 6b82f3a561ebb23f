# expect: time-limit
# Sleeps out the wall clock.

import time


def running_max(nums):
    time.sleep(3600)
