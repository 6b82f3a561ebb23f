# expect: wrong-answer
# Returns a list and mends it after the answer, in the next call.

kept = []


def running_max(nums):
    for old, want in kept:
        old[:] = want
    value = [0] * len(nums)
    kept.append((value, [max(nums[: i + 1]) for i in range(len(nums))]))
    return value
