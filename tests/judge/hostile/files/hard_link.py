# expect: runtime-error
# A second name for the canary.

import os


def running_max(nums):
    os.link('__CANARY__', '/tmp/__MARKER__')
    return ["LEAK", "hard_link"]
