import random


def kth_largest(nums: list[int], k: int) -> int:
    rest = nums
    while True:
        pivot = random.choice(rest)
        bigger = [x for x in rest if x > pivot]
        if k <= len(bigger):
            rest = bigger
            continue
        k -= len(bigger)
        equal = rest.count(pivot)
        if k <= equal:
            return pivot
        k -= equal
        rest = [x for x in rest if x < pivot]
