def pair_sum(nums: list[int], target: int) -> tuple[int, int] | None:
    nearest: dict[int, int] = {}  # value -> its first position to the right of i
    found = None
    for i in range(len(nums) - 1, -1, -1):
        j = nearest.get(target - nums[i])
        if j is not None:
            found = (i, j)
        nearest[nums[i]] = i
    return found
