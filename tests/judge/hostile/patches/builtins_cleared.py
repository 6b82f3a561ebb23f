# expect: runtime-error
# Empties builtins, so that nothing that follows works.

import builtins


def running_max(nums):
    vars(builtins).clear()
    return []
