import numpy as np


def fit_logistic(X, y, lam: float):
    """X: (n, d), y: (n,) of 0 and 1 -> w: (d,)"""
    raise NotImplementedError
