# expect: invalid-submission
# A function that asks for the answer as an argument.

def running_max(nums, expected):
    return expected
