# expect: wrong-answer
# True for 1 and False for 0.

def running_max(nums):
    out, best = [], None
    for x in nums:
        best = x if best is None else max(best, x)
        out.append(bool(best) if best in (0, 1) else best)
    return out
