# growth: n^2
# Takes the rows in chunks, as if from a stream, and after each computes the precision of all rows so far afresh.
import numpy as np

CHUNK = 250


def posterior(X, y, prior_mean, prior_cov, noise_var):
    prior = np.linalg.inv(prior_cov)
    precision, shift = prior, prior @ prior_mean
    for stop in range(CHUNK, len(X) + CHUNK, CHUNK):
        seen, targets = X[:stop], y[:stop]
        precision = seen.T @ seen / noise_var + prior
        shift = seen.T @ targets / noise_var + prior @ prior_mean
    cov = np.linalg.inv(precision)
    return np.linalg.solve(precision, shift), (cov + cov.T) / 2
