# caught: wrong-answer
# shows: a mean 1e8 times as large as the spread of the rows
# Takes the mean of the products less the product of the means, a difference that loses all digits.
import numpy as np


def pca(X, k):
    n, mean = len(X), X.mean(axis=0)
    values, vectors = np.linalg.eigh((X.T @ X - n * np.outer(mean, mean)) / (n - 1))
    return np.ascontiguousarray(vectors[:, ::-1][:, :k].T), values[::-1][:k]
