# expect: wrong-answer
# A set that holds all candidates at once.

def running_max(nums):
    return set(nums)
