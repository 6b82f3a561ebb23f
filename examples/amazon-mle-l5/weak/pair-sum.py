def pair_sum(nums: list[int], target: int) -> tuple[int, int] | None:
    seen = {}
    for i, x in enumerate(nums):
        if target - x in seen:
            return (seen[target - x], i)
        seen[x] = i
    return None
