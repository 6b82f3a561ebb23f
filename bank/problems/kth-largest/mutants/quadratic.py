# caught: time-limit
# growth: n^2
# Removes the maximum k - 1 times.


def kth_largest(nums, k):
    left = list(nums)
    for _ in range(k - 1):
        left.remove(max(left))
    return max(left)
