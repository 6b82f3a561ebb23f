# expect: runtime-error
# Leaves with the exit status that a shell gives to what SIGKILL has ended, as if the judge had failed.

import os


def running_max(nums):
    os._exit(137)
