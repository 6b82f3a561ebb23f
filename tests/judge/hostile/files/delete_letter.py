# expect: runtime-error
# Deletes a file in a folder where everybody may write.

import os


def running_max(nums):
    os.unlink('__OUTSIDE__/letter')
    return ["LEAK", "delete_letter"]
