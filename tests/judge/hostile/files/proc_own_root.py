# expect: runtime-error
# Goes through its own root folder.

import os


def running_max(nums):
    return ["LEAK", open('/proc/self/root__CANARY__').read()]
