# caught: wrong-answer
# shows: a last iteration that moves a centre
# Stops one iteration too early.
import numpy as np


def nearest(X, centres):
    return ((X[:, None] - centres) ** 2).sum(-1).argmin(1)


def kmeans(X, centres, iterations):
    centres = centres.copy()
    for _ in range(iterations - 1):
        labels = nearest(X, centres)
        for j in range(len(centres)):
            if (labels == j).any():
                centres[j] = X[labels == j].mean(0)
    return centres, nearest(X, centres)
