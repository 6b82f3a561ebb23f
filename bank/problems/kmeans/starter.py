import numpy as np


def kmeans(X, centres, iterations: int):
    """X: (n, d), centres: (k, d) -> centres: (k, d), labels: (n,)"""
    raise NotImplementedError
