# expect: wrong-answer
# Infinity is larger than all.

def running_max(nums):
    return [float("inf")] * len(nums)
