# caught: wrong-answer
# shows: three or more columns, correlated in no special way, and at least as many rows
# Takes rows of the matrix whose columns are the eigenvectors.
import numpy as np


def pca(X, k):
    _, s, vt = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    return vt.T[:k, : X.shape[1]] if vt.shape[0] == vt.shape[1] else vt[:k], s[:k] ** 2 / (len(X) - 1)
