# expect: wrong-answer
# An exception returned, not raised.

def running_max(nums):
    return MemoryError("accepted")
