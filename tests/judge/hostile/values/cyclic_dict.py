# expect: wrong-answer
# A dict that holds itself through a list.

def running_max(nums):
    value = {}
    value["self"] = [value]
    return value
