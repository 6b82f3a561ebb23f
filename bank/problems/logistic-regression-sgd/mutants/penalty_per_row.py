# caught: wrong-answer
# shows: tens of rows whose labels depend on the columns, with a lam between 0.01 and 1
# Adds the penalty's gradient once for each row: lambda is n times too large.
import numpy as np


def fit_logistic(X, y, lam):
    n, d = X.shape
    step = 1 / (np.linalg.eigvalsh(X.T @ X)[-1] / (4 * n) + n * lam)
    w = np.zeros(d)
    for _ in range(3000):
        w = w - step * (X.T @ ((1 + np.tanh(X @ w / 2)) / 2 - y) / n + n * lam * w)
    return w
