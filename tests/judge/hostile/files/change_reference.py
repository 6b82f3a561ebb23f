# expect: runtime-error
# Changes the reference.

import os


def running_max(nums):
    open('__PROBLEM__/reference.py', 'w').write('def running_max(nums): return []')
    return ["LEAK", "change_reference"]
