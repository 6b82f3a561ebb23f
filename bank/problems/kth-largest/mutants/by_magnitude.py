# caught: wrong-answer
# Compares magnitudes and so misplaces negative numbers.


def kth_largest(nums, k):
    return sorted(nums, key=abs, reverse=True)[k - 1]
