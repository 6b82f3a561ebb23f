# caught: wrong-answer
# Drops duplicates, so equal numbers count once.


def kth_largest(nums, k):
    distinct = sorted(set(nums), reverse=True)
    return distinct[min(k, len(distinct)) - 1]
