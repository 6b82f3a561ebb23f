"""Regressions with informative priors; no data, fewer data than weights, repeated columns."""

import numpy as np


def problem(rng, n, d, noise_var=0.5):
    X = rng.standard_normal((n, d))
    y = X @ rng.standard_normal(d) + np.sqrt(noise_var) * rng.standard_normal(n)
    root = rng.standard_normal((d, d))
    return X, y, rng.standard_normal(d), root @ root.T / d + 0.5 * np.eye(d), float(noise_var)


def visible():
    return [
        (np.array([[1.0], [2.0]]), np.array([1.0, 2.5]), np.zeros(1), np.eye(1), 1.0),
        (np.array([[1.0, 0.0]]), np.array([3.0]), np.array([0.0, 1.0]), np.diag([4.0, 1.0]), 2.0),
    ]


def edge():
    rng = np.random.default_rng(1)
    X, y, mean, cov, _ = problem(rng, 12, 3)
    return [
        (np.zeros((0, 2)), np.zeros(0), np.array([1.0, -2.0]), np.array([[2.0, 0.3], [0.3, 1.0]]), 0.7),
        (np.zeros((5, 2)), np.ones(5), np.array([1.0, -2.0]), np.array([[2.0, 0.3], [0.3, 1.0]]), 0.7),
        (X, y, mean, cov, 1e-4),
        (X, y, mean, cov, 1e4),
        (X, y, np.zeros(3), np.eye(3), 1.0),
        (X, y, np.zeros(3), 1e3 * np.eye(3), 0.25),
        (X, y, mean, 1e-3 * np.eye(3), 4.0),
        (X[:, [0, 0, 1]], y, mean, cov, 2.0),
        (X[:1], y[:1], mean, cov, 0.3),
        problem(rng, 2, 6),
        problem(rng, 6, 6, noise_var=3.0),
        problem(rng, 50, 1, noise_var=0.1),
        (X + 100.0, y, mean, cov, 2.0),
    ]


def small(rng):
    return problem(rng, int(rng.integers(0, 6)), int(rng.integers(1, 4)), float(rng.uniform(0.2, 3.0)))


def random(rng):
    return problem(rng, int(rng.integers(20, 200)), int(rng.integers(2, 10)), float(rng.uniform(0.1, 4.0)))


def large(rng):
    return problem(rng, 100_000, 16)


def sized(rng, n):
    return problem(rng, n, 16)


def valid(X, y, prior_mean, prior_cov, noise_var) -> bool:
    """Finite float64 arrays of matching shapes, a symmetric positive definite prior, a posterior that is not singular."""
    arrays = (X, y, prior_mean, prior_cov)
    if not all(type(a) is np.ndarray and a.dtype == np.float64 for a in arrays) or X.ndim != 2:
        return False
    n, d = X.shape
    if d < 1 or y.shape != (n,) or prior_mean.shape != (d,) or prior_cov.shape != (d, d):
        return False
    if not all((np.abs(a) <= 1e6).all() for a in arrays):  # false for NaN as well
        return False
    if type(noise_var) not in (int, float) or not 1e-6 <= noise_var <= 1e6:
        return False
    if not np.array_equal(prior_cov, prior_cov.T) or not well_conditioned(prior_cov):
        return False
    return well_conditioned(X.T @ X / noise_var + np.linalg.inv(prior_cov))


def well_conditioned(matrix) -> bool:
    """Positive definite with a condition number of at most 1e8: half of the digits of float64 are left."""
    values = np.linalg.eigvalsh((matrix + matrix.T) / 2)  # ascending
    return bool(values[0] > 0 and values[-1] <= 1e8 * values[0])
