"""Any weights whose objective is within 1 % of the optimum (found here by Newton's method) are right."""

import numpy as np


def objective(w, X, y, lam):
    margins = (2 * y - 1) * (X @ w)
    return np.logaddexp(0, -margins).mean() + lam / 2 * (w @ w)


def optimum(X, y, lam):
    n, d = X.shape
    w = np.zeros(d)
    for _ in range(100):
        p = (1 + np.tanh(X @ w / 2)) / 2
        gradient = X.T @ (p - y) / n + lam * w
        hessian = (X.T * (p * (1 - p))) @ X / n + lam * np.eye(d)
        step, size = np.linalg.solve(hessian, gradient), 1.0
        if gradient @ step < 1e-14:
            break
        while objective(w - size * step, X, y, lam) > objective(w, X, y, lam) and size > 1e-6:
            size /= 2
        w = w - size * step
    return objective(w, X, y, lam)


def check(args, expected, got):
    X, y, lam = args
    if not isinstance(got, np.ndarray) or got.shape != (X.shape[1],) or got.dtype.kind != "f":
        return f"Return the weights, an array of {X.shape[1]} floats."
    if not np.isfinite(got).all():
        return "The weights are not finite."
    best, reached = optimum(X, y, lam), objective(got, X, y, lam)
    if not reached <= 1.01 * best + 1e-4:  # huge weights give NaN, which is greater than nothing
        return f"The objective is {reached:.6g}; the optimum is {best:.6g}."
    return None
