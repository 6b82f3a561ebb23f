# caught: wrong-answer
# shows: a posterior covariance other than the identity
# Returns the precision in place of the covariance.
import numpy as np


def posterior(X, y, prior_mean, prior_cov, noise_var):
    prior = np.linalg.inv(prior_cov)
    precision = X.T @ X / noise_var + prior
    return np.linalg.solve(precision, X.T @ y / noise_var + prior @ prior_mean), precision
