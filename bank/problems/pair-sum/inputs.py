"""Arguments for pair_sum: none, one or many pairs; equal numbers; no pair in the large one."""


def visible():
    return [([2, 7, 11, 15], 9), ([1, 5, 3, 3], 6), ([1, 2, 3], 100)]


def edge():
    return [
        ([], 0),
        ([3], 6),
        ([3, 3], 6),
        ([3, 1, 2, 3], 6),
        ([1, 4, 2, 3], 5),
        ([1, 2, 3, 4], 5),
        ([0, 0, 0], 0),
        ([-3, 4, 3, 90], 0),
        ([5, -5, 5, -5], 0),
        ([1, 9, 9, 9], 10),
        ([9, 9, 1, 1], 10),
        ([10**18, 1, -(10**18)], 0),
        ([4, 6, 4, 6], 10),
        ([2, 4, 3], 4),
    ]


def small(rng):
    return [rng.randint(-3, 3) for _ in range(rng.randint(0, 7))], rng.randint(-5, 5)


def random(rng):
    nums = [rng.randint(-2000, 2000) for _ in range(rng.randint(30, 300))]
    return nums, rng.randint(-2000, 2000)


def large(rng):
    return [2 * rng.randint(-(10**9), 10**9) for _ in range(50_000)], 1


def sized(rng, n):
    return [2 * rng.randint(-(10**9), 10**9) for _ in range(n)], 1


def valid(nums, target) -> bool:
    """Up to 160 000 ints, and an int."""
    if type(nums) is not list or len(nums) > 160_000 or not all(type(number) is int for number in nums):
        return False
    return type(target) is int
