# expect: runtime-error
# Recursion within Python's own limit.

def running_max(nums):
    return running_max(nums)
