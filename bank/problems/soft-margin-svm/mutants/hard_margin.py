# caught: wrong-answer
# shows: points for which a huge C gives weights of a clearly larger objective
# Ignores C and asks for a hard margin.
import numpy as np


def smo(X, y, C, steps):
    gram, a, error = X @ X.T, np.zeros(len(y)), y.astype(float)
    for _ in range(steps):
        i = np.where(np.where(y > 0, a < C, a > 0), error, -np.inf).argmax()
        j = np.where(np.where(y > 0, a > 0, a < C), error, np.inf).argmin()
        if error[i] - error[j] < 1e-3 or len(set(y.tolist())) < 2:
            break
        move = (error[i] - error[j]) / max(gram[i, i] + gram[j, j] - 2 * gram[i, j], 1e-12)
        move = min(move, C - a[i] if y[i] > 0 else a[i], a[j] if y[j] > 0 else C - a[j])
        a[i] += y[i] * move
        a[j] -= y[j] * move
        error -= move * (gram[i] - gram[j])
    return X.T @ (a * y)


def best_bias(w, X, y):
    kinks = y - X @ w
    return float(kinks[np.maximum(0, 1 - y * (X @ w + kinks[:, None])).sum(axis=1).argmin()])


def fit_svm(X, y, C):
    w = smo(X, y, 1e6, 3000)
    return w, best_bias(w, X, y)
