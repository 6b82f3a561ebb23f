"""Accelerated projected gradient ascent on the dual; the projection is found by bisection."""

import numpy as np


def project(a, y, C):
    """The nearest point with 0 <= a <= C and sum a y = 0: clip(a - t y), with t by bisection."""
    low, high = -np.abs(a).max() - C, np.abs(a).max() + C
    for _ in range(60):
        t = (low + high) / 2
        if np.clip(a - t * y, 0, C) @ y > 0:
            low = t
        else:
            high = t
    return np.clip(a - t * y, 0, C)


def fit_svm(X, y, C: float):
    centred = X - X.mean(axis=0)  # changes nothing where sum a y = 0, and converges faster
    Q = (centred * y[:, None]) @ (centred * y[:, None]).T
    step = 1 / max(np.linalg.eigvalsh(Q)[-1], 1e-12)
    a = ahead = np.zeros(len(y))
    for t in range(1500):
        new = project(ahead + step * (1 - Q @ ahead), y, C)
        ahead = new + t / (t + 3) * (new - a)
        if (ahead - new) @ (a - new) < 0:  # overshot: restart the acceleration
            ahead = new
        a, moved = new, np.abs(new - a).max()
        if moved <= 1e-13 * C:
            break
    w = X.T @ (a * y)
    kinks = y - X @ w
    losses = [np.maximum(0, 1 - y * (X @ w + b)).sum() for b in kinks]
    return w, float(kinks[int(np.argmin(losses))])
