# expect: wrong-answer
# Bytes where a list is due.

def running_max(nums):
    return bytes(len(nums)) + b"accepted"
