def kth_largest(nums: list[int], k: int) -> int:
    raise NotImplementedError
