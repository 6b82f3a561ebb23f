# caught: wrong-answer
# shows: a mean that is not at right angles to the first component
# Does not subtract the mean.
import numpy as np


def pca(X, k):
    _, s, vt = np.linalg.svd(X, full_matrices=False)
    return vt[:k], s[:k] ** 2 / (len(X) - 1)
