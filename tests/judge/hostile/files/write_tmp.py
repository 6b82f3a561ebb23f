# expect: runtime-error
# Leaves a file in /tmp.

import os


def running_max(nums):
    open('/tmp/__MARKER__', 'w').write('x')
    return ["LEAK", "write_tmp"]
