# expect: time-limit
# The same, and it goes on where it is not allowed to.

import resource

try:
    resource.setrlimit(resource.RLIMIT_CPU, (0, 0))
except (OSError, ValueError):
    print("refused")


def running_max(nums):
    while True:
        pass
