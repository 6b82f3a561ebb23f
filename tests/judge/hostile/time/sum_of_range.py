# expect: time-limit
# A long loop in C.

def running_max(nums):
    return sum(range(10**14))
