# expect: runtime-error
# Leaves a file in /run.

import os


def running_max(nums):
    open('/run/__MARKER__', 'w').write('x')
    return ["LEAK", "write_run"]
