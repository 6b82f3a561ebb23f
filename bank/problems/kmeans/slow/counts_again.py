# growth: n^2
# Assigns the rows in chunks, and after each adds up the rows of all chunks so far afresh.
import numpy as np

CHUNK = 300


def nearest(X, centres):
    scores = X @ (-2 * centres.T)
    scores += (centres**2).sum(axis=1)
    return scores.argmin(axis=1)


def kmeans(X, centres, iterations):
    (n, d), k = X.shape, len(centres)
    shift = np.round(X.mean(axis=0))
    X, centres = X - shift, centres - shift
    columns = np.ascontiguousarray(X.T)  # (d, n)
    for _ in range(iterations):
        labels = np.zeros(n, dtype=np.int64)
        for start in range(0, n, CHUNK):
            stop = min(start + CHUNK, n)
            labels[start:stop] = nearest(X[start:stop], centres)
            counts = np.bincount(labels[:stop], minlength=k)
            sums = np.stack([np.bincount(labels[:stop], columns[j, :stop], minlength=k) for j in range(d)], axis=1)
        own = counts > 0
        centres[own] = sums[own] / counts[own, None]
    return centres + shift, nearest(X, centres)
