# expect: runtime-error
# Reads the bank that was shipped with superday.

import os


def running_max(nums):
    for folder, _, files in os.walk("__CHECKOUT__/bank"):
        for name in files:
            return open(os.path.join(folder, name)).read()
    return open("__CHECKOUT__/bank/problems/nothing").read()
