# caught: wrong-answer
# shows: rows other than zero with a noise variance other than 1
# Takes noise_var for a standard deviation and squares it.
import numpy as np


def posterior(X, y, prior_mean, prior_cov, noise_var):
    prior = np.linalg.inv(prior_cov)
    cov = np.linalg.inv(X.T @ X / noise_var**2 + prior)
    return cov @ (X.T @ y / noise_var**2 + prior @ prior_mean), cov
