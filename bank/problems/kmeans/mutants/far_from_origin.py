# caught: wrong-answer
# shows: a dozen rows or more in several clusters, 1e8 times as far from the origin as from each other
# Expands the square where the rows are: |c|^2 - 2 x.c loses the digits that matter.
import numpy as np


def nearest(X, centres):
    return ((centres**2).sum(1) - 2 * X @ centres.T).argmin(1)


def kmeans(X, centres, iterations):
    centres = centres.copy()
    for _ in range(iterations):
        labels = nearest(X, centres)
        for j in range(len(centres)):
            if (labels == j).any():
                centres[j] = X[labels == j].mean(0)
    return centres, nearest(X, centres)
