# expect: memory-limit
# Gives itself more memory first.

import resource

for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA):
    try:
        resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except (OSError, ValueError):
        print("refused")


def running_max(nums):
    return len(bytearray(1 << 30))
