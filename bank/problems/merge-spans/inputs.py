"""Spans that overlap, touch, nest, repeat and cover nothing."""


def spans(rng, count, text, longest):
    starts = [rng.randint(0, text) for _ in range(count)]
    return [(start, start + rng.randint(0, longest)) for start in starts]


def visible():
    return [([(1, 3), (2, 6), (8, 10)],), ([(1, 4), (4, 5)],), ([],)]


def edge():
    return [
        ([(1, 3)],),
        ([(2, 2)],),
        ([(2, 2), (2, 5)],),
        ([(0, 3), (5, 5), (7, 9)],),
        ([(1, 3), (3, 3), (4, 6)],),
        ([(1, 10), (2, 3), (4, 5)],),
        ([(1, 10), (2, 3), (9, 12)],),
        ([(8, 9), (1, 2)],),
        ([(1, 5), (1, 5)],),
        ([(1, 5), (1, 3)],),
        ([(1, 3), (1, 5)],),
        ([(0, 1), (1, 2), (2, 3)],),
        ([(0, 1), (2, 3)],),
        ([(-5, -2), (-3, 0), (1, 2)],),
        ([(5, 6), (0, 4), (4, 5)],),
        ([(1, 2), (3, 4), (0, 9)],),
        ([(6, 8), (1, 9), (2, 4), (4, 7)],),
    ]


def small(rng):
    return (spans(rng, rng.randint(0, 6), 10, 4),)


def random(rng):
    return (spans(rng, rng.randint(20, 200), 1000, 15),)


def large(rng):
    return (spans(rng, 50_000, 10**9, 4000),)


def sized(rng, n):
    """Half of them apart, half of them long and over each other, as where all mark the same passage."""
    apart, crowd = spans(rng, n - n // 2, 100 * n, 10), spans(rng, n // 2, n, n)
    mixed = apart + [(start + 101 * n, end + 101 * n) for start, end in crowd]
    rng.shuffle(mixed)
    return (mixed,)


def valid(spans) -> bool:
    """Up to 50 000 pairs of ints, the start never beyond the end."""
    return type(spans) is list and len(spans) <= 50_000 and all(map(is_span, spans))


def is_span(span):
    return type(span) is tuple and [type(place) for place in span] == [int, int] and span[0] <= span[1]
