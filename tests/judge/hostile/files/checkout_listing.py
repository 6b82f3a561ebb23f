# expect: runtime-error
# Lists the checkout.

import os


def running_max(nums):
    return ["LEAK", os.listdir('__CHECKOUT__')]
