# expect: runtime-error
# A line number of two thousand million.

def running_max(nums):
    return nums[len(nums)]


running_max.__code__ = running_max.__code__.replace(co_firstlineno=2**31 - 2)
