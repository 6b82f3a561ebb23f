"""Softmax cross-entropy with its gradient, in log space.

Idea: log softmax(z)_y = z_y - logsumexp(z).  Subtracting each row's maximum changes neither, makes every exponent <= 0
(no overflow) and the sum >= 1 (no log of 0).  The logarithm of a computed softmax would lose all that: a probability
that underflows gives log(0).  The gradient is (softmax - one-hot) / n.  O(n k) time and memory.
"""

import numpy as np


def loss_and_gradient(logits, labels):
    n = len(labels)
    rows = np.arange(n)
    shifted = logits - logits.max(axis=1, keepdims=True)  # (n, k), at most 0
    exps = np.exp(shifted)  # (n, k)
    sums = exps.sum(axis=1, keepdims=True)  # (n, 1), at least 1
    loss = np.mean(np.log(sums[:, 0]) - shifted[rows, labels])
    gradient = exps / sums  # (n, k) softmax
    gradient[rows, labels] -= 1
    return float(loss), gradient / n
