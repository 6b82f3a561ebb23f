# expect: runtime-error
# Leaves a file in shared memory.

import os


def running_max(nums):
    open('/dev/shm/__MARKER__', 'w').write('x')
    return ["LEAK", "write_shm"]
