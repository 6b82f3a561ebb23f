# expect: wrong-answer
# profile: numpy
# Infinity everywhere: infinite differences are compared with infinite tolerances.

def running_max(nums):
    return nums * 0 + float("inf")
