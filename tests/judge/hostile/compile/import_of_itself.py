# expect: runtime-error
# Imports itself for ever.

import importlib
import sys

sys.modules.pop("solution", None)
import solution


def running_max(nums):
    return []
