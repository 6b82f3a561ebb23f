# expect: wrong-answer
# A value in the channel's own notation for other values.

def running_max(nums):
    return {"value": nums, "t": [1], "d": [["value", [3, 3, 3]]], "o": "list", "a": ["numpy", "int64", [3]]}
