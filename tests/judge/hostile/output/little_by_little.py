# expect: output-limit
# A little in each call, too much in all.

def running_max(nums):
    print("x" * 5000)
    return [max(nums[: i + 1]) for i in range(len(nums))]
