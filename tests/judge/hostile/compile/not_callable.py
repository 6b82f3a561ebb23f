# expect: invalid-submission
# The name is there and is no function.

running_max = [3, 3, 3]
