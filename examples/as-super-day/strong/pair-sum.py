def pair_sum(nums, target):
    # Walk from the right. `nearest` knows, for each value to the right of i, its leftmost index,
    # because every step overwrites with a smaller index. The last hit that I see is the smallest i.
    nearest = {}
    best = None
    for i in range(len(nums) - 1, -1, -1):
        j = nearest.get(target - nums[i])
        if j is not None:
            best = (i, j)
        nearest[nums[i]] = i
    return best
