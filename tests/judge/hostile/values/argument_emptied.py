# expect: wrong-answer
# Empties its argument, for who compares with what is left of it.

def running_max(nums):
    nums.clear()
    return nums
