# expect: runtime-error
# The message ends the process.

import os


class Exits(Exception):
    def __str__(self):
        os._exit(0)


def running_max(nums):
    raise Exits
