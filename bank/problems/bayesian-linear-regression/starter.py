import numpy as np


def posterior(X, y, prior_mean, prior_cov, noise_var: float):
    """X: (n, d), y: (n,), prior_mean: (d,), prior_cov: (d, d) -> mean: (d,), cov: (d, d)"""
    raise NotImplementedError
