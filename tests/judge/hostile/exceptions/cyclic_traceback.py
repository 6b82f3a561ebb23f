# expect: runtime-error
# A chain of causes that bites its tail.

def running_max(nums):
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    raise one
