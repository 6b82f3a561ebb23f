# expect: runtime-error
# A link to the canary, for somebody else to follow.

import os


def running_max(nums):
    os.symlink('__CANARY__', '/tmp/__MARKER__')
    return ["LEAK", "symbolic_link"]
