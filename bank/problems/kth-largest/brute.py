"""Take the maximum away k - 1 times: O(n k)."""


def kth_largest(nums: list[int], k: int) -> int:
    left = list(nums)
    for _ in range(k - 1):
        left.remove(max(left))
    return max(left)
