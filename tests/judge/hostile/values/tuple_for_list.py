# expect: wrong-answer
# The right numbers in a tuple.

def running_max(nums):
    return tuple(max(nums[: i + 1]) for i in range(len(nums)))
