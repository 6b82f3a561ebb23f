# expect: runtime-error
# Renames a file that everybody may rename.

import os


def running_max(nums):
    os.rename('__OUTSIDE__/letter', '__OUTSIDE__/__MARKER__')
    return ["LEAK", "rename_letter"]
