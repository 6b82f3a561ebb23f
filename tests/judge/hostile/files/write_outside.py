# expect: runtime-error
# Writes to a folder where everybody may write.

import os


def running_max(nums):
    open('__OUTSIDE__/__MARKER__', 'w').write('x')
    return ["LEAK", "write_outside"]
