# expect: runtime-error
# Answers the first example rightly, then leaves with status 0.

import os

calls = []


def running_max(nums):
    if calls:
        os._exit(0)
    calls.append(1)
    return [3, 3, 3]
