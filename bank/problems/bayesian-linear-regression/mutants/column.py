# caught: wrong-answer
# shows: arrays that the statement allows: any would do
# Makes y and the prior mean columns, so that the mean has the shape (d, 1).
import numpy as np


def posterior(X, y, prior_mean, prior_cov, noise_var):
    prior = np.linalg.inv(prior_cov)
    cov = np.linalg.inv(X.T @ X / noise_var + prior)
    return cov @ (X.T @ y[:, None] / noise_var + prior @ prior_mean[:, None]), cov
