# caught: wrong-answer
# shows: an answer whose second number occurs again further right
# Keeps the last index of each value, so j is not the smallest.


def pair_sum(nums, target):
    last = {number: index for index, number in enumerate(nums)}
    for i, number in enumerate(nums):
        j = last.get(target - number)
        if j is not None and j > i:
            return i, j
    return None
