def pair_sum(nums: list[int], target: int) -> tuple[int, int] | None:
    raise NotImplementedError
