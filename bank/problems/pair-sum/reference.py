"""Two numbers with a given sum, with a dictionary of what lies to the right.

Idea: walk i from right to left and keep, for each value to the right of i, the nearest index where it occurs.  The
partner of nums[i] is then one look-up away, and the pair found last has the smallest i.  (Walking left to right finds
the smallest j instead.)  O(n) expected time, O(n) memory.  Sorting and two pointers would need O(n log n) time, and
the original indices would have to be carried along.
"""


def pair_sum(nums: list[int], target: int) -> tuple[int, int] | None:
    nearest: dict[int, int] = {}  # value -> its smallest index to the right of i
    found = None
    for i in range(len(nums) - 1, -1, -1):
        j = nearest.get(target - nums[i])
        if j is not None:
            found = (i, j)
        nearest[nums[i]] = i  # after the look-up: an element is not its own partner
    return found
