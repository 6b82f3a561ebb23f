# expect: wrong-answer
# NaN is unequal to itself; nobody may take that for agreement.

def running_max(nums):
    return [float("nan")] * len(nums) or [float("nan")]
