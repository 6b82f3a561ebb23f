# caught: wrong-answer
# Sorts ascending and forgets to count from the other end.


def kth_largest(nums, k):
    return sorted(nums)[k - 1]
