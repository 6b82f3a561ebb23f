# caught: wrong-answer
# shows: a row with two nearest centres at the end
# Gives ties to the largest index.
import numpy as np


def nearest(X, centres):
    distances = ((X[:, None] - centres) ** 2).sum(-1)
    return len(centres) - 1 - distances[:, ::-1].argmin(1)


def kmeans(X, centres, iterations):
    centres = centres.copy()
    for _ in range(iterations):
        labels = nearest(X, centres)
        for j in range(len(centres)):
            if (labels == j).any():
                centres[j] = X[labels == j].mean(0)
    return centres, nearest(X, centres)
