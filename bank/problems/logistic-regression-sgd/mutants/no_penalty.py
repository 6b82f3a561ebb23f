# caught: wrong-answer
# shows: labels that the columns tell apart without mistake, so that only the penalty bounds the weights
# Leaves the penalty out.
import numpy as np


def fit_logistic(X, y, lam):
    n, d = X.shape
    step = 1 / (np.linalg.eigvalsh(X.T @ X)[-1] / (4 * n))
    w = np.zeros(d)
    for _ in range(3000):
        w = w - step * X.T @ ((1 + np.tanh(X @ w / 2)) / 2 - y) / n
    return w
