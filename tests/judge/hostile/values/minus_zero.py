# expect: wrong-answer
# Minus zero, a float, for zero.

def running_max(nums):
    out = []
    for x in nums:
        out.append(max(x, out[-1]) if out else x)
    return [x or -0.0 for x in out]
