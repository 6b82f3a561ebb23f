# expect: time-limit
# Gives itself more CPU time.

import resource

try:
    resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
except (OSError, ValueError):
    print("refused")


def running_max(nums):
    while True:
        pass
