"""Tall, wide, offset, rank-deficient and unevenly scaled data."""

import numpy as np


def data(rng, n, d, offset=2.0):
    """Correlated columns, away from the origin."""
    scales = np.linspace(3.0, 0.3, d)
    mixing = np.linalg.qr(rng.standard_normal((d, d)))[0] if d <= 64 else np.eye(d)
    return (rng.standard_normal((n, d)) * scales) @ mixing + offset * rng.standard_normal(d)


def visible():
    return [
        (np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]]), 1),
        (np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 0.5], [0.0, -0.5]]), 2),
    ]


def edge():
    rng = np.random.default_rng(1)
    line = np.outer(np.arange(6.0), [1.0, 2.0, -1.0]) + 5
    return [
        (np.array([[1.0], [3.0]]), 1),
        (np.array([[1.0, 5.0, 2.0], [3.0, 5.0, 9.0]]), 1),
        (np.array([[1.0, 5.0, 2.0], [3.0, 5.0, 9.0]]), 2),
        (line, 1),
        (line, 3),
        (np.ones((4, 3)), 2),
        (np.vstack([np.eye(3), -np.eye(3)]), 3),
        (np.vstack([np.eye(3), -np.eye(3)]), 2),
        (data(rng, 30, 4, offset=100.0), 4),
        (data(rng, 5, 12), 5),
        (data(rng, 12, 5), 5),
        (data(rng, 9, 9), 3),
        (data(rng, 40, 3) * np.array([1.0, 100.0, 0.01]), 3),
        (-np.abs(data(rng, 20, 3)), 2),
        (1e-6 * data(rng, 40, 3), 3),  # variances of 1e-12
        (data(rng, 40, 3, offset=0.0) + 1e8, 3),  # a mean beside which the spread is tiny
        (0.1 * np.ones((7, 3)), 2),  # the mean of equal numbers, rounded
    ]


def small(rng):
    n, d = int(rng.integers(2, 6)), int(rng.integers(1, 4))
    return data(rng, n, d), int(rng.integers(1, min(n, d) + 1))


def random(rng):
    n, d = int(rng.integers(20, 120)), int(rng.integers(2, 12))
    return data(rng, n, d), int(rng.integers(1, d + 1))


def large(rng):
    return [(data(rng, 30_000, 20), 5), (data(rng, 60, 3000), 5)]


def sized(rng, n):
    return data(rng, n, 16), 4


def valid(X, k) -> bool:
    """A finite float64 (n, d) of two rows or more, entries up to 1e9 in size, and 1 <= k <= min(n, d)."""
    if type(X) is not np.ndarray or X.dtype != np.float64 or X.ndim != 2 or type(k) is not int:
        return False
    n, d = X.shape
    return bool(n >= 2 and 1 <= k <= min(n, d) and (np.abs(X) <= 1e9).all())
