# caught: wrong-answer
# shows: a target that two numbers reach
# Returns a list where a tuple is asked for.


def pair_sum(nums, target):
    for i in range(len(nums)):
        for j in range(i + 1, len(nums)):
            if nums[i] + nums[j] == target:
                return [i, j]
    return None
