"""Gradient descent on all rows, with a step of one over the smoothness, for a long time."""

import numpy as np


def fit_logistic(X, y, lam: float):
    n, d = X.shape
    step = 1 / (np.linalg.eigvalsh(X.T @ X)[-1] / (4 * n) + lam)
    w = np.zeros(d)
    for _ in range(10_000):
        p = (1 + np.tanh(X @ w / 2)) / 2  # sigmoid
        w = w - step * (X.T @ (p - y) / n + lam * w)
    return w
