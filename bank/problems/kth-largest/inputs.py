"""Arguments for kth_largest: arrays with and without ties, k at both ends."""


def visible():
    return [([3, 2, 1, 5, 6, 4], 2), ([3, 2, 3, 1, 2, 4, 5, 5, 6], 4), ([7], 1)]


def edge():
    return [
        ([5, 5, 3], 2),
        ([5, 5, 3], 3),
        ([4, 4, 4, 4], 3),
        ([-1, -5, -3], 1),
        ([-1, -5, -3], 3),
        ([0, -1, 1], 2),
        ([2, 1], 2),
        ([10, 9, 100, 8], 2),
        (list(range(50)), 7),
        (list(range(50, 0, -1)), 44),
        ([10**18, -(10**18), 0], 2),
        ([-7, 3, -9, 2], 2),
    ]


def small(rng):
    n = rng.randint(1, 7)
    return [rng.randint(-4, 4) for _ in range(n)], rng.randint(1, n)


def random(rng):
    n = rng.randint(50, 400)
    return [rng.randint(-500, 500) for _ in range(n)], rng.randint(1, n)


def large(rng):
    return [rng.randint(-(10**9), 10**9) for _ in range(200_000)], 100_000


def sized(rng, n):
    """The smaller half first and in order, where a pivot from one end is always a bad one."""
    smaller = sorted(rng.randint(-(10**9), -1) for _ in range(n // 2))
    return smaller + [rng.randint(0, 10**9) for _ in range(n - n // 2)], (n + 1) // 2


def valid(nums, k) -> bool:
    """Up to 200 000 ints, and an int k with 1 <= k <= len(nums)."""
    if type(nums) is not list or len(nums) > 200_000 or not all(type(number) is int for number in nums):
        return False
    return type(k) is int and 1 <= k <= len(nums)
