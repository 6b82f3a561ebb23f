def pair_sum(nums: list[int], target: int) -> tuple[int, int] | None:
    last = {value: place for place, value in enumerate(nums)}
    for i, value in enumerate(nums):
        other = target - value
        if last.get(other, -1) > i:
            return i, nums.index(other, i + 1)
    return None
