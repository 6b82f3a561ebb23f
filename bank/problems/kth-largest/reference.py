"""The k-th largest element with a heap of size k.

Idea: the k largest numbers seen so far suffice.  A min-heap holds them, its root is the smallest of them, and a new
number enters only by beating the root.  O(n log k) time, O(k) memory, one pass over the numbers (so a stream will do).
Sorting is simpler and O(n log n); quickselect is O(n) expected, O(n^2) at worst, and needs all numbers in memory.
"""

import heapq


def kth_largest(nums: list[int], k: int) -> int:
    largest = nums[:k]  # (k,) a min-heap: largest[0] is the k-th largest so far
    heapq.heapify(largest)
    for number in nums[k:]:
        if number > largest[0]:
            heapq.heapreplace(largest, number)
    return largest[0]
