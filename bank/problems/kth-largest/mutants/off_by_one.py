# caught: wrong-answer
# Returns the (k+1)-th largest (the smallest for k = n).


def kth_largest(nums, k):
    return sorted(nums, reverse=True)[min(k, len(nums) - 1)]
