# caught: wrong-answer
# shows: a k-th largest number other than the k-th smallest
# Sorts ascending and forgets to count from the other end.


def kth_largest(nums, k):
    return sorted(nums)[k - 1]
