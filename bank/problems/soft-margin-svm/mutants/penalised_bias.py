# caught: wrong-answer
# shows: points for which penalising the bias gives a clearly larger objective
# Treats the bias as the weight of a column of ones, and so penalises it.
import numpy as np


def fit_svm(X, y, C):
    ones = np.hstack([X, np.ones((len(y), 1))])
    squares = (ones**2).sum(axis=1)
    a, w = np.zeros(len(y)), np.zeros(ones.shape[1])
    for _ in range(300):  # dual coordinate ascent: without a free bias there is no equality to keep
        for i in range(len(y)):
            new = min(max(a[i] + (1 - y[i] * (ones[i] @ w)) / squares[i], 0.0), C)
            w += (new - a[i]) * y[i] * ones[i]
            a[i] = new
    return w[:-1].copy(), float(w[-1])
