# caught: wrong-answer
# shows: equal numbers among the k largest, and a number below the k-th largest
# Drops duplicates, so equal numbers count once.


def kth_largest(nums, k):
    distinct = sorted(set(nums), reverse=True)
    return distinct[min(k, len(distinct)) - 1]
