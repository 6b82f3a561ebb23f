"""Point by point, each with its differences from all centres."""

import numpy as np


def nearest(x, centres):
    return int(((x - centres) ** 2).sum(axis=1).argmin())


def kmeans(X, centres, iterations: int):
    centres = centres.copy()
    for _ in range(iterations):
        labels = [nearest(x, centres) for x in X]
        for j in range(len(centres)):
            rows = [x for x, label in zip(X, labels) if label == j]
            if rows:
                centres[j] = sum(rows) / len(rows)
    return centres, np.array([nearest(x, centres) for x in X])
