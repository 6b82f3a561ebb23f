# caught: memory-limit
# Asks for the full n x n matrix U.
import numpy as np


def pca(X, k):
    _, s, vt = np.linalg.svd(X - X.mean(axis=0), full_matrices=True)
    return vt[:k], s[:k] ** 2 / (len(X) - 1)
