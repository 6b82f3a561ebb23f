# caught: wrong-answer
# shows: a row whose nearest centre at the end is another one by the sum of absolute differences
# Measures by the sum of absolute differences.
import numpy as np


def nearest(X, centres):
    return np.abs(X[:, None] - centres).sum(-1).argmin(1)


def kmeans(X, centres, iterations):
    centres = centres.copy()
    for _ in range(iterations):
        labels = nearest(X, centres)
        for j in range(len(centres)):
            if (labels == j).any():
                centres[j] = X[labels == j].mean(0)
    return centres, nearest(X, centres)
