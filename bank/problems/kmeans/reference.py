"""Lloyd's algorithm from given centres.

Idea: assigning to the nearest centre and moving to the mean both lower the sum of squared distances, so it converges,
to a local optimum.  Distances come from |x - c|^2 = |x|^2 - 2 x.c + |c|^2; |x|^2 is the same for all centres and is left
out.  That is one matrix product and an (n, k) array, in place of an (n, k, d) array of differences.
O(n k d) time an iteration, O(n k) memory.  (Lloyd 1982.)
"""

import numpy as np


def nearest(X, centres):
    scores = X @ (-2 * centres.T)  # (n, k)
    scores += (centres**2).sum(axis=1)  # squared distance, less |x|^2
    return scores.argmin(axis=1)  # (n,): the first of several smallest


def kmeans(X, centres, iterations: int):
    k, d = centres.shape
    centres = centres.copy()
    shift = np.round(X.mean(axis=0))  # near the origin the expanded square loses no digits; whole: ties stay exact
    X, centres = X - shift, centres - shift
    for _ in range(iterations):
        labels = nearest(X, centres)
        counts = np.bincount(labels, minlength=k)  # (k,)
        sums = np.stack([np.bincount(labels, X[:, j], minlength=k) for j in range(d)], axis=1)  # (k, d)
        own = counts > 0
        centres[own] = sums[own] / counts[own, None]  # a centre without rows keeps its place
    return centres + shift, nearest(X, centres)
