# caught: wrong-answer
# shows: a k-th largest number that is larger than the next one
# Returns the (k+1)-th largest (the smallest for k = n).


def kth_largest(nums, k):
    return sorted(nums, reverse=True)[min(k, len(nums) - 1)]
