# expect: runtime-error
# Reads a library that the problem does not name.

import os


def running_max(nums):
    return ["LEAK", open('__SITE__/pytest/__init__.py').read()]
