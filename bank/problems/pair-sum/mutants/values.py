# caught: wrong-answer
# shows: a pair whose indices differ from its numbers
# Returns the two numbers in place of their indices.


def pair_sum(nums, target):
    for i in range(len(nums)):
        for j in range(i + 1, len(nums)):
            if nums[i] + nums[j] == target:
                return nums[i], nums[j]
    return None
