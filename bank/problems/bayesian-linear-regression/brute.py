"""One observation at a time: each posterior is the next prior (a Kalman filter with a still state)."""

import numpy as np


def posterior(X, y, prior_mean, prior_cov, noise_var: float):
    mean, cov = prior_mean.copy(), prior_cov.copy()
    for x, target in zip(X, y):
        gain = cov @ x / (x @ cov @ x + noise_var)  # (d,)
        mean = mean + gain * (target - x @ mean)
        cov = cov - np.outer(gain, x @ cov)
    return mean, cov
