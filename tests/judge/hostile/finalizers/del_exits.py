# expect: wrong-answer
# __del__ ends the process after the answer, which was wrong.

import os


class Late:
    def __del__(self):
        os._exit(0)


def running_max(nums):
    return Late()
