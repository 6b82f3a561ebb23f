# expect: wrong-answer
# Complex numbers equal to the right ones.

def running_max(nums):
    out = []
    for x in nums:
        out.append(max(x, int(out[-1].real)) + 0j if out else x + 0j)
    return out
