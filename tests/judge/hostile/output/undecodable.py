# expect: wrong-answer
# Bytes that are no text.

import os


def running_max(nums):
    os.write(1, b"\xff\xfe\x00\xc0\xaf" * 10)
    return "wrong"
