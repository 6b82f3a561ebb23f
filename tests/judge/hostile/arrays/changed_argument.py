# expect: wrong-answer
# profile: numpy
# Changes its argument in place, for who compares with it.

def running_max(nums):
    nums[...] = -7
    return nums
