# expect: runtime-error
# Adds to a file that everybody may write.

import os


def running_max(nums):
    open('__OUTSIDE__/letter', 'a').write('x')
    return ["LEAK", "append_to_letter"]
