# caught: wrong-answer
# shows: rows for which one pass ends more than 1 % above the optimum
# Stops after one pass over the rows.
import numpy as np


def fit_logistic(X, y, lam):
    n, d = X.shape
    step = 1 / ((X**2).sum(axis=1).mean() / 4 + lam)
    w = np.zeros(d)
    for start in range(0, n, 32):
        x, t = X[start : start + 32], y[start : start + 32]
        w = w - step * (x.T @ ((1 + np.tanh(x @ w / 2)) / 2 - t) / len(x) + lam * w)
    return w
