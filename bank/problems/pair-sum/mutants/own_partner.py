# caught: wrong-answer
# shows: a number that is half the target, with no pair that begins before it
# Remembers the element before looking for its partner, so it may pair with itself.


def pair_sum(nums, target):
    nearest = {}
    found = None
    for i in range(len(nums) - 1, -1, -1):
        nearest[nums[i]] = i
        j = nearest.get(target - nums[i])
        if j is not None:
            found = (i, j)
    return found
