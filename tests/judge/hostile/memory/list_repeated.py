# expect: memory-limit
# A list of a thousand million elements.

def running_max(nums):
    return [0] * 10**9
