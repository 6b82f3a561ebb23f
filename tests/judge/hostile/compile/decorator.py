# expect: runtime-error
# A decorator ends the process while the file is loaded.

import os


@lambda function: os._exit(0)
def running_max(nums):
    return []
