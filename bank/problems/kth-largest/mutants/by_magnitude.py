# caught: wrong-answer
# shows: negative numbers, the order of which by magnitude would change the k-th
# Compares magnitudes and so misplaces negative numbers.


def kth_largest(nums, k):
    return sorted(nums, key=abs, reverse=True)[k - 1]
