# expect: runtime-error
# Leaves a file at the root.

import os


def running_max(nums):
    open('/__MARKER__', 'w').write('x')
    return ["LEAK", "write_root"]
