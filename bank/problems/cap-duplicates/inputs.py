"""Sorted lists with runs of every length; caps of none, one, some, and more than there are."""


def visible():
    return [([4, 4, 4, 7, 9, 9], 2), ([1, 1, 2, 3, 3], 1), ([], 2)]


def edge():
    return [
        ([5], 0),
        ([], 0),
        ([5], 1),
        ([5, 5, 5, 5], 0),
        ([5, 5, 5, 5], 1),
        ([5, 5, 5, 5], 3),
        ([5, 5, 5, 5], 4),
        ([5, 5, 5, 5], 9),
        ([1, 2, 3], 1),
        ([1, 2, 3], 2),
        ([1, 1, 1, 2, 2, 2, 3, 3, 3], 2),
        ([1, 1, 1, 1, 2, 2, 3], 2),
        ([1, 2, 2, 2, 2, 3, 3, 3], 2),
        ([1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3], 3),
        ([-2, -2, -2, 0, 0, 0], 1),
        ([0, 0, 0, 1], 2),
        ([0, 1, 1, 1], 2),
    ]


def small(rng):
    return sorted(rng.randint(0, 3) for _ in range(rng.randint(0, 9))), rng.randint(0, 3)


def random(rng):
    return sorted(rng.randint(0, 60) for _ in range(rng.randint(50, 400))), rng.randint(1, 6)


def large(rng):
    return [
        (sorted(rng.randrange(100_000) for _ in range(200_000)), 2),
        (sorted(rng.randrange(50) for _ in range(400_000)), 1),
    ]


def sized(rng, n):
    """Two long runs and a cap in proportion, so that what depends on the cap shows."""
    return sorted(rng.randrange(2) for _ in range(n)), n // 3


def valid(ids, copies) -> bool:
    """Up to 400 000 ints in non-decreasing order, and an int copies >= 0."""
    if type(ids) is not list or len(ids) > 400_000 or not all(type(x) is int for x in ids):
        return False
    return type(copies) is int and copies >= 0 and all(a <= b for a, b in zip(ids, ids[1:]))
