"""Overlapping and separable clouds away from the origin; one class only; points that contradict each other."""

import numpy as np


def clouds(rng, n, d, C, apart=1.0, offset=2.0, share=0.5):
    y = np.where(rng.random(n) < share, 1, -1)
    direction = rng.standard_normal(d)
    direction /= np.linalg.norm(direction)
    X = rng.standard_normal((n, d)) + apart * y[:, None] * direction + offset * rng.standard_normal(d)
    return X, y, C


def visible():
    rng = np.random.default_rng(0)
    X = np.array([[0.0, 0.0], [0.0, 1.0], [2.0, 0.0], [2.0, 1.0]])
    return [(X, np.array([-1, -1, 1, 1]), 10.0), clouds(rng, 20, 2, 1.0)]


def edge():
    rng = np.random.default_rng(1)
    X = np.array([[1.0, 2.0], [2.0, 1.0], [-1.0, 0.5]])
    return [
        (X, np.array([1, 1, 1]), 1.0),
        (X, np.array([-1, -1, -1]), 1.0),
        (np.array([[3.0]]), np.array([-1]), 0.5),
        (np.array([[1.0], [1.0]]), np.array([1, -1]), 2.0),  # they contradict each other
        (np.array([[4.0], [6.0]]), np.array([-1, 1]), 100.0),
        (np.array([[4.0], [6.0]]), np.array([-1, 1]), 0.1),
        (np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([1, -1, -1, 1]), 1.0),
        (np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]]), np.array([1, 1, -1, -1]), 1.0),
        clouds(rng, 30, 2, 0.01),
        clouds(rng, 30, 2, 100.0, apart=4.0),
        clouds(rng, 40, 3, 1.0, share=0.1),
        clouds(rng, 40, 3, 1.0, offset=0.0),
        clouds(rng, 40, 3, 0.3, offset=6.0),
        clouds(rng, 12, 8, 10.0),
        clouds(rng, 40, 2, 5.0, apart=0.3),
    ]


def small(rng):
    return clouds(rng, int(rng.integers(1, 8)), int(rng.integers(1, 3)), float(rng.choice([0.1, 1.0, 10.0])))


def random(rng):
    return clouds(rng, int(rng.integers(20, 60)), int(rng.integers(2, 6)), float(rng.choice([0.1, 1.0])), offset=4.0)


def large(rng):
    return [clouds(rng, 300, 10, 1.0), clouds(rng, 200, 5, 10.0, apart=2.0)]


def sized(rng, n):
    return clouds(rng, n, 5, 1.0)


def valid(X, y, C) -> bool:
    """A float64 (n, d), n <= 300, d <= 10, entries up to 100 in size; n int64 labels -1 or 1; 1e-3 <= C <= 1e3."""
    if type(X) is not np.ndarray or X.dtype != np.float64 or X.ndim != 2:
        return False
    n, d = X.shape
    if not (1 <= n <= 300 and 1 <= d <= 10) or not (np.abs(X) <= 100).all():
        return False
    if type(y) is not np.ndarray or y.dtype != np.int64 or y.shape != (n,) or not np.isin(y, (-1, 1)).all():
        return False
    return type(C) in (int, float) and 1e-3 <= C <= 1e3
