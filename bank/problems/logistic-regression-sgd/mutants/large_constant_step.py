# caught: wrong-answer
# shows: rows on which steps of 0.5 jump about the optimum by more than 1 % of it
# Single rows with a large constant step: never settles.
import numpy as np


def fit_logistic(X, y, lam):
    rng = np.random.default_rng(0)
    w = np.zeros(X.shape[1])
    for i in rng.integers(0, len(y), 20_000):
        w = w - 0.5 * ((1 + np.tanh(X[i] @ w / 2)) / 2 - y[i]) * X[i] - 0.5 * min(lam, 1.0) * w
    return w
