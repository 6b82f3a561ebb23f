# expect: runtime-error
# Leaves a file in /var/tmp.

import os


def running_max(nums):
    open('/var/tmp/__MARKER__', 'w').write('x')
    return ["LEAK", "write_var_tmp"]
