"""Eigenvectors of the covariance, summed up row by row."""

import numpy as np


def pca(X, k: int):
    n, d = X.shape
    mean = sum(X) / n
    covariance = np.zeros((d, d))
    for x in X:
        covariance += np.outer(x - mean, x - mean) / (n - 1)
    values, vectors = np.linalg.eigh(covariance)  # ascending
    return vectors[:, ::-1][:, :k].T, values[::-1][:k]
