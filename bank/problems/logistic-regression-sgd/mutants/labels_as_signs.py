# caught: wrong-answer
# shows: rows with label 0 and a lam of 0.1 or less
# Uses the formula for labels -1 and 1 with labels 0 and 1.
import numpy as np


def fit_logistic(X, y, lam):
    n, d = X.shape
    step = 1 / (np.linalg.eigvalsh(X.T @ X)[-1] / (4 * n) + lam)
    w = np.zeros(d)
    for _ in range(3000):
        slope = -y * (1 - np.tanh(y * (X @ w) / 2)) / 2
        w = w - step * (X.T @ slope / n + lam * w)
    return w
