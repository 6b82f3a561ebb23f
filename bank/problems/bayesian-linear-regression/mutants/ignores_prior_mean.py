# caught: wrong-answer
# shows: a prior mean other than zero
# Works only for a prior mean of zero.
import numpy as np


def posterior(X, y, prior_mean, prior_cov, noise_var):
    cov = np.linalg.inv(X.T @ X / noise_var + np.linalg.inv(prior_cov))
    return cov @ X.T @ y / noise_var, cov
