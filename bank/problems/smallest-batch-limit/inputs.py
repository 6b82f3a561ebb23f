"""Lists of lengths, small and huge; from one batch to more batches than documents."""


def visible():
    return [([7, 2, 5, 10, 8], 2), ([1, 2, 3, 4, 5], 5), ([], 3)]


def edge():
    return [
        ([5], 1),
        ([5], 4),
        ([0], 1),
        ([0, 0, 0], 2),
        ([1, 2, 3, 4, 5], 1),
        ([1, 2, 3, 4, 5], 9),
        ([10, 1, 1, 1, 1], 2),
        ([1, 1, 1, 1, 10], 2),
        ([9, 1, 9], 2),
        ([1, 9, 1], 2),
        ([9, 1, 1, 9, 1, 1], 3),
        ([2, 2, 2, 2], 2),
        ([2, 2, 2], 2),
        ([10**9] * 7, 3),
        ([0, 5, 0, 5, 0], 2),
        ([1, 4, 4], 3),
        ([8, 1, 8, 1, 8], 3),
    ]


def small(rng):
    return [rng.randint(0, 6) for _ in range(rng.randint(0, 7))], rng.randint(1, 5)


def random(rng):
    return [rng.randint(1, 2000) for _ in range(rng.randint(20, 80))], rng.randint(2, 12)


def large(rng):
    return [rng.randint(1, 10**9) for _ in range(20_000)], 300


def sized(rng, n):
    """About eight documents a batch."""
    return [rng.randint(1, 10**9) for _ in range(n)], max(1, n // 8)


def valid(lengths, batches) -> bool:
    """Up to 100 000 ints from 0 to 10^9, and an int batches >= 1."""
    if type(lengths) is not list or len(lengths) > 100_000:
        return False
    return type(batches) is int and batches >= 1 and all(type(x) is int and 0 <= x <= 10**9 for x in lengths)
