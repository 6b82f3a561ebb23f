"""Principal components by a thin SVD of the centred data.

Idea: if X - mean = U S Vt, the covariance is V S^2 Vt / (n - 1): the rows of Vt are its eigenvectors, S^2 / (n - 1) its
eigenvalues, in decreasing order.  Working on X itself does not square the condition number, as X'X would.
O(n d min(n, d)) time, O(n d) memory: a thin SVD never forms an n x n or d x d matrix.
"""

import numpy as np


def pca(X, k: int):
    n = len(X)
    centred = X - X.mean(axis=0)  # (n, d)
    _, s, vt = np.linalg.svd(centred, full_matrices=False)  # s: (m,), vt: (m, d), m = min(n, d)
    return vt[:k], s[:k] ** 2 / (n - 1)
