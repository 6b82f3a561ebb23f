# expect: wrong-answer
# A lazy answer.

def running_max(nums):
    best = None
    for x in nums:
        best = x if best is None else max(best, x)
        yield best
