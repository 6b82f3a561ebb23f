# expect: runtime-error
# Runs the reference's file.

import runpy


def running_max(nums):
    return runpy.run_path("__PROBLEM__/reference.py")["running_max"](nums)
