# expect: time-limit
# Quadratic, on purpose.

def running_max(nums):
    return [sorted(nums[: i + 1])[-1] for i in range(len(nums))]
