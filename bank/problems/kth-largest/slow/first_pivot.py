# growth: n^2
# Quickselect with the first number as the pivot: quadratic where the numbers come in order.


def kth_largest(nums, k):
    while True:
        pivot = nums[0]
        larger = [number for number in nums if number > pivot]
        if k <= len(larger):
            nums = larger
            continue
        smaller = [number for number in nums if number < pivot]
        if k <= len(nums) - len(smaller):
            return pivot
        k -= len(nums) - len(smaller)
        nums = smaller
