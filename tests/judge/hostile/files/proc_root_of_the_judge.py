# expect: runtime-error
# Goes through the judge's root folder.

import os


def running_max(nums):
    return ["LEAK", open('/proc/__PARENT__/root__CANARY__').read()]
