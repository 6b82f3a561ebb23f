# expect: wrong-answer
# Swaps its own code object between calls.

def other(nums):
    return sorted(nums)


def running_max(nums):
    running_max.__code__ = other.__code__
    return [3, 3, 3]
