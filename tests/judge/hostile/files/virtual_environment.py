# expect: runtime-error
# Reads the configuration of the virtual environment.

import os


def running_max(nums):
    return ["LEAK", open('__VENV__/pyvenv.cfg').read()]
