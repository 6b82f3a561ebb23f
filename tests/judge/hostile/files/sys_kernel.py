# expect: runtime-error
# Reads what the kernel says of itself.

import os


def running_max(nums):
    return ["LEAK", open('/sys/kernel/mm/transparent_hugepage/enabled').read()]
