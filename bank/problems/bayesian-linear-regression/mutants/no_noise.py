# caught: wrong-answer
# shows: rows other than zero with a noise variance other than 1
# Leaves the noise variance out of the likelihood.
import numpy as np


def posterior(X, y, prior_mean, prior_cov, noise_var):
    prior = np.linalg.inv(prior_cov)
    cov = np.linalg.inv(X.T @ X + prior)
    return cov @ (X.T @ y + prior @ prior_mean), cov
