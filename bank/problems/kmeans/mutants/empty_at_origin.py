# caught: wrong-answer
# shows: a centre away from the origin that has no rows in the last iteration
# Moves a centre without rows to the origin.
import numpy as np


def nearest(X, centres):
    return ((X[:, None] - centres) ** 2).sum(-1).argmin(1)


def kmeans(X, centres, iterations):
    for _ in range(iterations):
        labels = nearest(X, centres)
        hot = np.eye(len(centres))[labels]
        centres = hot.T @ X / np.maximum(hot.sum(0), 1)[:, None]
    return centres, nearest(X, centres)
