"""Logistic regression by mini-batch SGD with a falling step and averaging.

Idea: with s = 2y - 1 and the margin m = s x.w a row costs log(1 + exp(-m)), whose derivative in m is -sigmoid(-m).
The first step is one over the average smoothness, |x|^2 / 4 + lam.  At a constant step the iterates would hover around
the optimum at a distance set by the gradient noise; a step that falls like 1/sqrt(t) and the average of the second half
(Polyak-Ruppert) take that noise out.  O(batch x d) a step and a fixed number of passes, so O(n d) in all; for d this small
Newton's method would need fewer operations.
"""

import numpy as np

BATCH, PASSES, LEAST_STEPS = 32, 40, 2000  # few rows need many passes


def fit_logistic(X, y, lam: float):
    n, d = X.shape
    batch = min(BATCH, n)
    rng = np.random.default_rng(0)
    passes = max(PASSES, -(-LEAST_STEPS * batch // n))
    order = np.concatenate([rng.permutation(n) for _ in range(passes)])  # reshuffled for each pass
    steps = len(order) // batch
    signs = 2.0 * y - 1  # (n,)
    first_step = 1 / ((X**2).sum(axis=1).mean() / 4 + lam)
    w, average = np.zeros(d), np.zeros(d)
    for t in range(steps):
        rows = order[t * batch : (t + 1) * batch]
        x, s = X[rows], signs[rows]  # (batch, d), (batch,)
        slope = -s * (1 - np.tanh(s * (x @ w) / 2)) / 2  # -s sigmoid(-m); tanh does not overflow
        gradient = slope @ x / batch + lam * w  # (d,)
        w = w - first_step / np.sqrt(1 + t / 1000) * gradient
        if t >= steps // 2:
            average += w / (steps - steps // 2)
    return average
