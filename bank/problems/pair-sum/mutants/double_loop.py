# caught: time-limit
# growth: n^2
# Every pair: quadratic.


def pair_sum(nums, target):
    for i in range(len(nums)):
        for j in range(i + 1, len(nums)):
            if nums[i] + nums[j] == target:
                return i, j
    return None
