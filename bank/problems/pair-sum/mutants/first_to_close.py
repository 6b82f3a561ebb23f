# caught: wrong-answer
# shows: a pair that begins later and ends earlier than the answer
# The usual single pass: finds the pair with the smallest j, not the smallest i.


def pair_sum(nums, target):
    seen = {}
    for j, number in enumerate(nums):
        if target - number in seen:
            return seen[target - number], j
        seen.setdefault(number, j)
    return None
