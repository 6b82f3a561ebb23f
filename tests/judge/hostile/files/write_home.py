# expect: runtime-error
# Writes to the home folder.

import os


def running_max(nums):
    open('__HOME__/__MARKER__', 'w').write('x')
    return ["LEAK", "write_home"]
