# expect: runtime-error
# An exception that cannot be raised: raising it is a TypeError.

def running_max(nums):
    raise "accepted"
