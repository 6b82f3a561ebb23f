# expect: time-limit
# Stops the clocks that it can reach.

import time

time.time = time.monotonic = time.perf_counter = time.process_time = time.clock_gettime = lambda *a: 0


def running_max(nums):
    while True:
        pass
