# expect: wrong-answer
# profile: numpy
# NaN everywhere, which is neither more nor less than the tolerance.

def running_max(nums):
    return nums * float("nan")
