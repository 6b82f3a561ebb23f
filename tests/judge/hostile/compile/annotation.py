# expect: time-limit
# An annotation runs while the function is made.

def running_max(nums: any(iter(int, 1))):
    return []
