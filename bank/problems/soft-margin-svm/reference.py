"""A soft-margin support vector machine by sequential minimal optimisation.

Idea: the dual is  max sum(a) - |w|^2 / 2  with w = sum a_i y_i x_i, 0 <= a_i <= C and sum a_i y_i = 0.  Two multipliers
can move together without breaking the equality, and the best move of a pair is known in closed form: a clipped Newton
step.  The pair: i violates optimality most, j promises the largest gain with it.  The dual value is a lower bound of the
primal, so primal - dual says how far from the optimum we are at most, and when to stop.
O(n) a step, O(n^2) memory for the Gram matrix.  (Platt 1998; choice of j: Fan, Chen, Lin 2005.)
"""

import numpy as np


def primal(w, b, X, y, C):
    return w @ w / 2 + C * np.maximum(0, 1 - y * (X @ w + b)).sum()


def best_bias(w, X, y, C):
    """P(w, b) is convex and piecewise linear in b, so a kink b = y_i - w.x_i is a minimum."""
    kinks = y - X @ w  # (n,)
    losses = np.maximum(0, 1 - y * (X @ w + kinks[:, None])).sum(axis=1)  # (n,) one sum of hinges a kink
    return float(kinks[losses.argmin()])


def fit_svm(X, y, C: float):
    n = len(y)
    gram = X @ X.T  # (n, n)
    a = np.zeros(n)
    error = y.astype(float)  # y_i - w.x_i; at the optimum no pair (can rise, can fall) is out of order
    for step in range(100_000):
        if step % n == 0:
            w = X.T @ (a * y)  # (d,)
            b = best_bias(w, X, y, C)
            value = primal(w, b, X, y, C)
            if value - (a.sum() - w @ w / 2) <= 1e-4 * value:  # the duality gap
                break
        rise = np.where(y > 0, a < C, a > 0)  # y_i a_i may grow
        fall = np.where(y > 0, a > 0, a < C)  # y_j a_j may shrink
        i = np.where(rise, error, -np.inf).argmax()
        ahead = error[i] - error  # (n,) slope of the dual when i rises and j falls
        curvature = np.maximum(gram[i, i] + gram.diagonal() - 2 * gram[i], 1e-12)
        gain = np.where(fall & (ahead > 0), ahead**2 / curvature, -np.inf)
        j = gain.argmax()
        if not rise[i] or gain[j] == -np.inf:
            continue
        room_i = C - a[i] if y[i] > 0 else a[i]
        room_j = a[j] if y[j] > 0 else C - a[j]
        move = min(ahead[j] / curvature[j], room_i, room_j)
        a[i] += y[i] * move
        a[j] -= y[j] * move
        error -= move * (gram[i] - gram[j])
    return w, b
