# expect: invalid-submission
# The function is deleted at the end.

def running_max(nums):
    return nums


del running_max
