# expect: runtime-error
# Reads the history of the checkout.

import os


def running_max(nums):
    return ["LEAK", open('__CHECKOUT__/.git/HEAD').read()]
