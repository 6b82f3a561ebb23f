# caught: wrong-answer
# Ridge regression on the labels in place of the log loss.
import numpy as np


def fit_logistic(X, y, lam):
    n, d = X.shape
    return np.linalg.solve(X.T @ X / n + lam * np.eye(d), X.T @ (2.0 * y - 1) / n)
