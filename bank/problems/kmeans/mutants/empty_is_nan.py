# caught: wrong-answer
# shows: a centre that has no rows in some iteration
# Averages over no rows where a centre has lost all of them.
import numpy as np


def nearest(X, centres):
    return ((X[:, None] - centres) ** 2).sum(-1).argmin(1)


def kmeans(X, centres, iterations):
    for _ in range(iterations):
        labels = nearest(X, centres)
        centres = np.stack([X[labels == j].mean(0) for j in range(len(centres))])
    return centres, nearest(X, centres)
