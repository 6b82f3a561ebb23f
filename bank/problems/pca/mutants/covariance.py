# caught: time-limit
# growth: n
# Decomposes the d x d covariance, also where d is far larger than n.
import numpy as np


def pca(X, k):
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(X.T)))
    return np.ascontiguousarray(vectors[:, ::-1][:, :k].T), values[::-1][:k]
