# expect: wrong-answer
# Equal numbers of another type.

def running_max(nums):
    out = []
    for x in nums:
        out.append(max(float(x), out[-1]) if out else float(x))
    return out
