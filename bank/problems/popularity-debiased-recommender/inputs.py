"""Logs with bestsellers and a long tail, repeats, new users, and users who have had everything."""

TINY = [(1, 10), (1, 11), (2, 10), (2, 12), (3, 10), (3, 12), (4, 13), (5, 11), (5, 14)]


def draw(rng, count, users, items):
    """Item popularity falls off like a power law."""
    return [(rng.randrange(users), int(items * rng.random() ** 3)) for _ in range(count)]


def visible():
    return [(TINY, 1, 3, 0.0), (TINY, 1, 3, 1.0), (TINY, 99, 2, 0.5)]


def edge():
    star = [(u, 1) for u in range(9)] + [(0, 2), (1, 2), (2, 2), (0, 3), (9, 4)]
    return [
        ([], 1, 5, 0.5),
        (TINY, 1, 0, 0.5),
        (TINY, 1, 99, 0.5),
        (TINY, 4, 3, 0.5),
        (TINY, 99, 9, 0.0),
        (TINY, 99, 9, 1.0),
        ([(1, 5)], 1, 3, 0.0),
        ([(1, 5)], 2, 3, 0.0),
        ([(1, 5), (1, 5), (2, 5), (2, 6), (2, 6), (3, 5), (3, 7), (3, 8), (3, 8)], 1, 3, 0.0),
        ([(1, 1), (2, 1), (2, 2), (2, 2), (3, 1), (3, 3), (4, 3)], 1, 3, 0.0),
        ([(1, 1), (2, 1), (2, 2), (2, 2), (3, 1), (3, 3), (4, 3)], 1, 3, 1.0),
        (star, 5, 3, 0.0),
        (star, 5, 3, 0.5),
        (star, 5, 3, 1.0),
        (star, 9, 3, 0.5),
        (star, 0, 3, 0.5),
        ([(-1, -3), (-2, -3), (-2, -4), (-2, 4)], -1, 5, 0.3),
        ([(1, 9), (2, 9), (2, 8), (2, 7), (2, 6)], 1, 2, 0.7),
        ([(u, i) for u in range(4) for i in range(4)], 2, 3, 0.5),
        ([(u, i) for u in range(3) for i in range(3)] + [(7, 0), (7, 1)], 7, 3, 1.0),
    ]


def small(rng):
    log = [(rng.randint(0, 3), rng.randint(0, 4)) for _ in range(rng.randint(0, 10))]
    return log, rng.randint(0, 4), rng.randint(0, 4), rng.choice([0.0, 0.5, 1.0])


def random(rng):
    return draw(rng, 200, 30, 40), rng.randrange(32), 8, rng.choice([0.0, 0.25, 0.5, 0.75, 1.0])


def large(rng):
    return draw(rng, 99_960, 20_000, 4000) + [(-1, i) for i in range(20, 60)], -1, 50, 0.5


def sized(rng, n):
    return draw(rng, n - 12, n // 5, n // 10) + [(-1, i) for i in range(12)], -1, 20, 0.5


def valid(log, user, k, gamma) -> bool:
    """Up to 100 000 pairs of ints, an int user, an int k >= 0, and gamma from 0 to 1."""
    if type(log) is not list or len(log) > 100_000:
        return False
    if not all(type(pair) is tuple and [type(part) for part in pair] == [int, int] for pair in log):
        return False
    if type(user) is not int or type(k) is not int or k < 0:
        return False
    return type(gamma) in (int, float) and 0 <= gamma <= 1
