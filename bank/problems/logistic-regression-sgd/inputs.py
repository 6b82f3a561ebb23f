"""Labels drawn from a logistic model, nearly separable ones, one class only, few rows, strong and weak penalties."""

import numpy as np


def draw(rng, n, d, lam, strength=1.0):
    X = rng.standard_normal((n, d))
    X[:, -1] = 1.0
    chance = 1 / (1 + np.exp(-strength * X @ rng.standard_normal(d)))
    return X, (rng.random(n) < chance).astype(np.int64), lam


def visible():
    rng = np.random.default_rng(0)
    X = np.array([[1.0, 1.0], [-1.0, 1.0], [2.0, 1.0], [-0.5, 1.0]])
    return [(X, np.array([1, 0, 1, 0]), 0.1), draw(rng, 100, 3, 0.01)]


def edge():
    rng = np.random.default_rng(1)
    X, _, _ = draw(rng, 60, 3, 0.01)
    return [
        (np.array([[1.0]]), np.array([1]), 0.1),
        (np.array([[2.0, -1.0]]), np.array([0]), 0.01),
        (X, np.ones(60, dtype=np.int64), 0.01),
        (X, np.zeros(60, dtype=np.int64), 0.01),
        (X, (X[:, 0] > 0).astype(np.int64), 0.01),  # separable
        (X, (X[:, 0] > 0).astype(np.int64), 0.1),
        (X, rng.integers(0, 2, 60), 0.01),  # nothing to learn
        draw(rng, 200, 4, 1.0, 2.0),
        draw(rng, 200, 4, 10.0, 2.0),
        draw(rng, 100, 4, 1e-3, 3.0),
        draw(rng, 500, 10, 0.01, 3.0),
        draw(rng, 7, 3, 0.05),
        draw(rng, 31, 2, 0.05),
        draw(rng, 33, 2, 0.05),
        (np.vstack([X, -X]), np.repeat([1, 0], 60), 0.01),
        (np.hstack([X, X]), (X[:, 0] + X[:, 1] > 0.3).astype(np.int64), 0.01),
        (np.vstack([X, [[60.0, 0.0, 1.0]]]), np.append((X[:, 0] > 0).astype(np.int64), 0), 0.1),  # an outlier
    ]


def small(rng):
    return draw(rng, int(rng.integers(1, 12)), int(rng.integers(1, 4)), float(rng.choice([0.01, 0.1, 1.0])))


def random(rng):
    return draw(rng, int(rng.integers(50, 400)), int(rng.integers(2, 8)), float(rng.choice([0.003, 0.03, 0.3])), 2.0)


def large(rng):
    return draw(rng, 5000, 20, 1e-3)


def sized(rng, n):
    return draw(rng, n, 10, 0.01)


def valid(X, y, lam) -> bool:
    """A float64 (n, d) with columns of root mean square up to 10, n int64 labels 0 or 1, 1e-3 <= lam <= 100."""
    if type(X) is not np.ndarray or X.dtype != np.float64 or X.ndim != 2:
        return False
    n, d = X.shape
    if not (1 <= n <= 30_000 and 1 <= d <= 20) or not (np.abs(X) <= 1e3).all() or ((X**2).mean(axis=0) > 100).any():
        return False
    if type(y) is not np.ndarray or y.dtype != np.int64 or y.shape != (n,) or not np.isin(y, (0, 1)).all():
        return False
    return type(lam) in (int, float) and 1e-3 <= lam <= 100
