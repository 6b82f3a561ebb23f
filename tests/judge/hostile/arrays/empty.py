# expect: wrong-answer
# profile: numpy
# No numbers at all: all of none are right.

def running_max(nums):
    return nums[:0]
