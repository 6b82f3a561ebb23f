# expect: runtime-error
# Empties a file of the home folder.

import os


def running_max(nums):
    os.truncate('__CANARY__', 0)
    return ["LEAK", "truncate_canary"]
