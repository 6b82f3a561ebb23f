# expect: memory-limit
# A list of ten thousand million numbers.

def running_max(nums):
    return list(range(10**10))
