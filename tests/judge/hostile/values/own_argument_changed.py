# expect: wrong-answer
# Changes its argument and returns it: the judge's copy must not follow.

def running_max(nums):
    nums[:] = [99] * len(nums)
    return nums
