# caught: runtime-error
# shows: an X without rows, or with a column of zeros
# Solves ordinary least squares first, whose matrix is singular where the data alone do not fix the weights.
import numpy as np


def posterior(X, y, prior_mean, prior_cov, noise_var):
    ordinary = np.linalg.inv(X.T @ X) @ X.T @ y
    prior, likelihood = np.linalg.inv(prior_cov), X.T @ X / noise_var
    cov = np.linalg.inv(prior + likelihood)
    return cov @ (prior @ prior_mean + likelihood @ ordinary), cov
