"""The smallest token limit, by binary search on the answer.

Idea: whether a limit suffices is easy to check (fill each batch as far as it goes; closing one earlier never saves a
batch later) and monotone (a limit that suffices makes every larger one suffice).  So bisect between the longest
document and the sum.  O(n log S) time with S the sum, O(1) memory; dynamic programming over prefixes is O(n^2 k).
"""


def batches_needed(lengths: list[int], limit: int) -> int:
    count, room = 1, limit
    for length in lengths:
        if length > room:
            count, room = count + 1, limit
        room -= length
    return count


def smallest_limit(lengths: list[int], batches: int) -> int:
    low, high = max(lengths, default=0), sum(lengths)  # low - 1 never suffices, high always does
    while low < high:
        middle = (low + high) // 2
        if batches_needed(lengths, middle) <= batches:
            high = middle
        else:
            low = middle + 1
    return low
