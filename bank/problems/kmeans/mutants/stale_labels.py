# caught: wrong-answer
# shows: a last move of the centres that changes a label
# Returns the labels from before the last move of the centres.
import numpy as np


def kmeans(X, centres, iterations):
    centres = centres.copy()
    labels = ((X[:, None] - centres) ** 2).sum(-1).argmin(1)
    for _ in range(iterations):
        labels = ((X[:, None] - centres) ** 2).sum(-1).argmin(1)
        for j in range(len(centres)):
            if (labels == j).any():
                centres[j] = X[labels == j].mean(0)
    return centres, labels
