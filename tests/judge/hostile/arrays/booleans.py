# expect: wrong-answer
# profile: numpy
# Booleans where floats are due.

def running_max(nums):
    return nums > 0
