"""Components are right up to sign, and up to rotation where variances are equal."""

import numpy as np

TOLERANCE = 1e-6  # compared as `not difference <= TOLERANCE`, for NaN is greater than nothing
ROUNDING = 1e-13
"""Deviations below this share of the largest entry are what rounding leaves of a constant column."""


def check(args, expected, got):
    X, k = args
    if not isinstance(got, tuple) or len(got) != 2:
        return "Return a tuple (components, variances)."
    components, variances = got
    for name, value, shape in (("components", components, (k, X.shape[1])), ("variances", variances, (k,))):
        if not isinstance(value, np.ndarray) or value.shape != shape:
            return f"The {name} must be an array of shape {shape}."
        if value.dtype.kind != "f" or not np.isfinite(value).all():
            return f"The {name} must be finite floats."
    scale = max(expected[1][0], (ROUNDING * np.abs(X).max()) ** 2, 1e-300)
    if not np.abs(variances - expected[1]).max() <= TOLERANCE * scale:
        return "The variances are not those of the principal components."
    if not np.abs(components @ components.T - np.eye(k)).max() <= TOLERANCE:
        return "The components are not orthonormal rows."
    centred = X - X.mean(axis=0)
    images = (components @ centred.T) @ centred / (len(X) - 1)  # (k, d) covariance times component
    if not np.abs(images - expected[1][:, None] * components).max() <= TOLERANCE * scale:
        return "A component is not an eigenvector of the covariance for its variance."
    return None
