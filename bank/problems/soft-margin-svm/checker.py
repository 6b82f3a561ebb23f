"""Any (w, b) within 1 % of the optimal primal objective is right; the reference reaches it to 0.01 %."""

import numpy as np


def primal(w, b, X, y, C):
    return w @ w / 2 + C * np.maximum(0, 1 - y * (X @ w + b)).sum()


def check(args, expected, got):
    X, y, C = args
    if not isinstance(got, tuple) or len(got) != 2:
        return "Return a tuple (w, b)."
    w, b = got
    if not isinstance(w, np.ndarray) or w.shape != (X.shape[1],) or w.dtype.kind != "f":
        return f"w must be an array of {X.shape[1]} floats."
    if isinstance(b, bool) or not isinstance(b, (int, float, np.floating)):
        return "b must be a float."
    if not np.isfinite(w).all() or not np.isfinite(b):
        return "w and b must be finite."
    best, reached = primal(*expected, X, y, C), primal(w, b, X, y, C)
    if not reached <= 1.01 * best + 1e-3:  # huge weights give NaN, which is greater than nothing
        return f"The objective is {reached:.6g}; the optimum is {best:.6g}."
    return None
