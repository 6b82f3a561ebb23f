import numpy as np


def pca(X, k: int):
    """X: (n, d) -> components: (k, d), variances: (k,)"""
    raise NotImplementedError
