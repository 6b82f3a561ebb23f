# caught: wrong-answer
# shows: two principal variances that differ
# Takes the first eigenvectors of eigh, which come in ascending order.
import numpy as np


def pca(X, k):
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(X.T)))
    return vectors[:, :k].T, values[:k]
