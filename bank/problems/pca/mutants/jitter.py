# caught: wrong-answer
# shows: a first variance below 0.001
# Adds 1e-8 to the variances "for stability".
import numpy as np


def pca(X, k):
    _, s, vt = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    return vt[:k], s[:k] ** 2 / (len(X) - 1) + 1e-8
