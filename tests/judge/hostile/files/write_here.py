# expect: runtime-error
# Leaves a file where it stands.

import os


def running_max(nums):
    open('__MARKER__', 'w').write('x')
    return ["LEAK", "write_here"]
