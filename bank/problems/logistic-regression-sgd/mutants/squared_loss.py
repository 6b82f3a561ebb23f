# caught: wrong-answer
# shows: labels that the columns tell apart without mistake, with a lam of 0.01 or less
# Ridge regression on the labels in place of the log loss.
import numpy as np


def fit_logistic(X, y, lam):
    n, d = X.shape
    return np.linalg.solve(X.T @ X / n + lam * np.eye(d), X.T @ (2.0 * y - 1) / n)
