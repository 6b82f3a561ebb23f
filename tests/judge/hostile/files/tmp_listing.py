# expect: runtime-error
# Lists what others left in /tmp.

import os


def running_max(nums):
    return ["LEAK", os.listdir('/tmp')[0]]
