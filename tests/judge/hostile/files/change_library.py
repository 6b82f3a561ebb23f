# expect: runtime-error
# Changes the interpreter's own library for whoever comes next.

import os


def running_max(nums):
    open(os.__file__, 'a').write('\n')
    return ["LEAK", "change_library"]
