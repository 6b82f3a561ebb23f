# expect: wrong-answer
# profile: torch
# A sparse tensor.

def running_max(nums):
    return nums.to_sparse()
