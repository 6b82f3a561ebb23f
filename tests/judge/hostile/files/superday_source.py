# expect: runtime-error
# Reads superday's source.

import os


def running_max(nums):
    return ["LEAK", open('__CHECKOUT__/src/superday/judge/compare.py').read()]
