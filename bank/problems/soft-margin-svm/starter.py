import numpy as np


def fit_svm(X, y, C: float):
    """X: (n, d), y: (n,) of -1 and 1 -> w: (d,), b: float"""
    raise NotImplementedError
