# expect: wrong-answer
# The library's own object that is equal to everything.

def running_max(nums):
    from unittest.mock import ANY

    return ANY
