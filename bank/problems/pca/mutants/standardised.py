# caught: wrong-answer
# shows: a first variance that dividing the columns by their deviations would change
# Divides the columns by their deviations: the components of the correlation matrix.
import numpy as np


def pca(X, k):
    deviation = X.std(axis=0, ddof=1)
    scaled = (X - X.mean(axis=0)) / np.where(deviation > 0, deviation, 1.0)
    _, s, vt = np.linalg.svd(scaled, full_matrices=False)
    return vt[:k], s[:k] ** 2 / (len(X) - 1)
