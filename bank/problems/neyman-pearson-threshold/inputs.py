"""Calibration sets with ties, one class missing, and budgets that fall between two counts."""

import math


def calibration(rng, n, digits=None):
    labels = [int(rng.random() < 0.3) for _ in range(n)]
    scores = [rng.gauss(1.2 * label, 1) for label in labels]
    return [round(s, digits) if digits is not None else s for s in scores], labels


def visible():
    return [
        ([0.9, 0.8, 0.7, 0.4, 0.2], [1, 0, 1, 0, 0], 0.34),
        ([0.9, 0.8, 0.8, 0.1], [1, 1, 0, 0], 0.2),
        ([0.5, 0.6], [0, 0], 0.5),
    ]


def edge():
    tenths = [i / 10 for i in range(30)]
    return [
        ([], [], 0.1),
        ([0.3], [1], 0.0),
        ([0.3], [0], 1.0),
        ([0.3, 0.3], [0, 1], 0.0),
        ([0.3, 0.3], [0, 1], 1.0),
        ([0.2, 0.5, 0.9], [1, 1, 1], 0.0),
        ([0.2, 0.5, 0.9], [1, 0, 1], 0.0),
        ([0.2, 0.5, 0.9], [1, 0, 1], 1.0),
        ([0.2, 0.5, 0.9], [1, 1, 0], 0.5),
        ([0.1, 0.2, 0.3, 0.4], [0, 0, 1, 1], 0.5),
        ([0.1, 0.2, 0.3, 0.4], [1, 0, 0, 0], 0.99),
        ([0.1, 0.2, 0.3, 0.4], [1, 0, 0, 0], 1.0),
        ([-5.0, -1.0, -3.0], [0, 1, 1], 0.0),
        ([2.0, 2.0, 2.0, 1.0, 1.0, 0.0], [1, 0, 1, 1, 0, 0], 1 / 3),
        ([2.0, 2.0, 2.0, 1.0, 1.0, 0.0], [1, 0, 1, 1, 0, 0], 0.3),
        ([2.0, 2.0, 2.0, 1.0, 1.0, 0.0], [1, 0, 1, 1, 0, 0], 2 / 3),
        (tenths + [1.55, 2.65, 0.05], [0] * 30 + [1] * 3, 0.1),
        (tenths + [1.55, 2.65, 0.05], [0] * 30 + [1] * 3, 0.5),
        ([1e300, -1e300, 0.0], [0, 1, 1], 0.5),
        ([0.6, 0.6, 0.6, 0.5], [0, 1, 1, 1], 0.5),
        ([0.9, 0.7, 0.7, 0.6, 0.2], [0, 1, 0, 1, 0], 0.67),
    ]


def small(rng):
    n = rng.randint(0, 7)
    scores = [rng.randint(0, 4) / 4 for _ in range(n)]
    return scores, [rng.randint(0, 1) for _ in range(n)], rng.choice([0.0, 0.1, 0.25, 1 / 3, 0.5, 1.0])


def random(rng):
    scores, labels = calibration(rng, rng.randint(50, 300), digits=rng.choice([1, None]))
    return scores, labels, rng.choice([0.01, 0.05, 0.1, 0.2])


def large(rng):
    return (*calibration(rng, 60_000), 0.05)


def sized(rng, n):
    return (*calibration(rng, n), 0.9)


def valid(scores, labels, alpha) -> bool:
    """Lists of one length, up to 100 000: finite floats, and ints 0 or 1; alpha from 0 to 1."""
    if type(scores) is not list or type(labels) is not list or not len(scores) == len(labels) <= 100_000:
        return False
    if not all(type(score) is float and math.isfinite(score) for score in scores):
        return False
    if not all(type(label) is int and label in (0, 1) for label in labels):
        return False
    return type(alpha) in (int, float) and 0 <= alpha <= 1
