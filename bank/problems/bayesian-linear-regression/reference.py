"""The posterior of Bayesian linear regression, in closed form.

Idea: the log posterior is quadratic in w.  Its quadratic terms are w'(X'X / s2 + inv(S0))w, so precisions add up; its
linear terms w'(X'y / s2 + inv(S0) m0) give the mean.  (With m0 = 0, S0 = t2 I the mean is ridge regression with
lambda = s2 / t2.)  O(n d^2 + d^3) time, O(d^2) memory; for d far above n the Woodbury identity gives O(n^2 d).
(Bishop 2006, section 3.3.)
"""

import numpy as np


def posterior(X, y, prior_mean, prior_cov, noise_var: float):
    prior_precision = np.linalg.inv(prior_cov)  # (d, d)
    precision = X.T @ X / noise_var + prior_precision  # (d, d), symmetric positive definite
    shift = X.T @ y / noise_var + prior_precision @ prior_mean  # (d,)
    mean = np.linalg.solve(precision, shift)  # a solve, not inv(...) @: more accurate
    cov = np.linalg.inv(precision)
    return mean, (cov + cov.T) / 2  # symmetric in spite of rounding
