# expect: wrong-answer
# A list that holds itself.

def running_max(nums):
    value = []
    value.append(value)
    return value
