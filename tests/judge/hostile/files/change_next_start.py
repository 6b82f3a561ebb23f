# expect: runtime-error
# Leaves code that the next interpreter runs.

import os


def running_max(nums):
    open(os.path.join(os.path.dirname(os.__file__), 'sitecustomize.py'), 'w').write('')
    return ["LEAK", "change_next_start"]
