# caught: wrong-answer
# shows: rows and centres that the statement allows: any would do
# Collects the labels in an array of floats.
import numpy as np


def kmeans(X, centres, iterations):
    centres, labels = centres.copy(), np.zeros(len(X))
    for _ in range(iterations):
        labels[:] = ((X[:, None] - centres) ** 2).sum(-1).argmin(1)
        for j in range(len(centres)):
            if (labels == j).any():
                centres[j] = X[labels == j].mean(0)
    labels[:] = ((X[:, None] - centres) ** 2).sum(-1).argmin(1)
    return centres, labels
