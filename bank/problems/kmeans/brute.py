"""Point by point and centre by centre."""

import numpy as np


def nearest(x, centres):
    distances = [float(((x - c) ** 2).sum()) for c in centres]
    return distances.index(min(distances))


def kmeans(X, centres, iterations: int):
    centres = centres.copy()
    for _ in range(iterations):
        labels = [nearest(x, centres) for x in X]
        for j in range(len(centres)):
            rows = [x for x, label in zip(X, labels) if label == j]
            if rows:
                centres[j] = sum(rows) / len(rows)
    return centres, np.array([nearest(x, centres) for x in X])
