# expect: runtime-error
# Deletes a file of the home folder.

import os


def running_max(nums):
    os.unlink('__CANARY__')
    return ["LEAK", "delete_canary"]
