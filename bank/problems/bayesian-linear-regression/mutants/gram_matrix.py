# caught: memory-limit
# Inverts the n x n covariance of the observations.
import numpy as np


def posterior(X, y, prior_mean, prior_cov, noise_var):
    gain = prior_cov @ X.T @ np.linalg.inv(X @ prior_cov @ X.T + noise_var * np.eye(len(y)))
    return prior_mean + gain @ (y - X @ prior_mean), prior_cov - gain @ X @ prior_cov
