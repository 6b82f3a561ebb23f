"""Batches of logits: ordinary, huge, uneven between rows, with classes ruled out."""

import numpy as np


def batch(rng, n, k, scale=3.0):
    return scale * rng.standard_normal((n, k)), rng.integers(0, k, n)


def visible():
    return [
        (np.array([[1.0, 2.0, 3.0]]), np.array([2])),
        (np.array([[0.0, 0.0], [1.0, -1.0]]), np.array([0, 1])),
        (np.array([[1000.0, 0.0]]), np.array([1])),
    ]


def edge():
    rng = np.random.default_rng(1)
    inf = float("inf")
    return [
        (np.array([[5.0]]), np.array([0])),
        (np.array([[5.0], [-1e4]]), np.array([0, 0])),
        (np.zeros((4, 7)), np.array([0, 6, 3, 3])),
        (np.array([[1e4, -1e4, 0.0]]), np.array([0])),
        (np.array([[1e4, -1e4, 0.0]]), np.array([1])),
        (np.array([[-1e4, -1e4 - 1, -1e4 - 2]]), np.array([2])),
        (np.array([[1e4, 1e4 - 1]]), np.array([1])),
        (np.array([[800.0, 801.0], [-800.0, -801.0]]), np.array([0, 1])),
        (np.array([[1000.0, 999.0], [0.0, 1.0]]), np.array([1, 0])),
        (np.array([[1e4, 1e4], [-1e4, -1e4]]), np.array([1, 0])),  # equal, and huge
        (np.array([[1e4 + 0.001, 1e4]]), np.array([1])),  # float32 does not tell the difference exactly
        (np.array([[0.0, -40.0]]), np.array([1])),
        (np.array([[0.0, -700.0]]), np.array([1])),
        (np.array([[1.0, -inf, 2.0]]), np.array([0])),
        (np.array([[-inf, -inf, 2.0], [0.0, 1.0, -inf]]), np.array([2, 1])),
        (np.array([[1e-12, 0.0]]), np.array([0])),
        batch(rng, 6, 2),
        batch(rng, 2, 6),
        batch(rng, 5, 5, scale=1e3),
        batch(rng, 40, 3, scale=1e-3),
    ]


def small(rng):
    return batch(rng, int(rng.integers(1, 4)), int(rng.integers(1, 4)), scale=float(rng.choice([1.0, 50.0, 1e3])))


def random(rng):
    return batch(rng, int(rng.integers(20, 60)), int(rng.integers(2, 12)))


def large(rng):
    return batch(rng, 20_000, 50)


def sized(rng, n):
    return batch(rng, n, 50)


def valid(logits, labels) -> bool:
    """A float64 (n, k) and n int64 labels below k; logits up to 1e5 in size, or -inf but for the label's."""
    if type(logits) is not np.ndarray or type(labels) is not np.ndarray:
        return False
    if logits.dtype != np.float64 or logits.ndim != 2 or 0 in logits.shape:
        return False
    n, k = logits.shape
    if labels.dtype != np.int64 or labels.shape != (n,) or not ((labels >= 0) & (labels < k)).all():
        return False
    own = logits[np.arange(n), labels]
    return bool((np.isneginf(logits) | (np.abs(logits) <= 1e5)).all() and np.isfinite(own).all())
