# growth: n^2
# Centres blocks of rows and appends each to an array, which copies all that is there already.
import numpy as np

BLOCK = 100


def pca(X, k):
    mean = X.mean(axis=0)
    centred = np.zeros((0, X.shape[1]))
    for start in range(0, len(X), BLOCK):
        centred = np.vstack([centred, X[start : start + BLOCK] - mean])
    _, s, vt = np.linalg.svd(centred, full_matrices=False)
    return vt[:k], s[:k] ** 2 / (len(X) - 1)
