def kth_largest(nums: list[int], k: int) -> int:
    s = sorted(set(nums), reverse=True)
    return s[k - 1]
