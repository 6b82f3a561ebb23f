# caught: wrong-answer
# shows: a prior covariance other than the identity
# Uses the prior's covariance where its precision belongs.
import numpy as np


def posterior(X, y, prior_mean, prior_cov, noise_var):
    cov = np.linalg.inv(X.T @ X / noise_var + prior_cov)
    return cov @ (X.T @ y / noise_var + prior_cov @ prior_mean), cov
