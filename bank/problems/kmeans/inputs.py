"""Blobs; centres that lose all rows; exact ties (small integers about a mean of zero); zero iterations."""

import numpy as np


def blobs(rng, n, k, d, spread=0.4):
    means = 3 * rng.standard_normal((k, d))
    return means[rng.integers(0, k, n)] + spread * rng.standard_normal((n, d))


def case(rng, n, k, d, iterations):
    X = blobs(rng, n, k, d)
    return X, X[rng.permutation(n)[:k]] + 0.01 * rng.standard_normal((k, d)), iterations


def visible():
    X = np.array([[0.0, 0.0], [0.0, 1.0], [4.0, 4.0], [4.0, 5.0]])
    return [
        (X, np.array([[0.0, 0.0], [4.0, 4.0]]), 3),
        (X, np.array([[0.0, 0.0], [9.0, -9.0]]), 1),
        (np.array([[-1.0], [1.0]]), np.array([[2.0], [-2.0]]), 0),
    ]


def edge():
    rng = np.random.default_rng(1)
    line = np.array([[-2.0], [0.0], [2.0]])
    return [
        (np.array([[3.0, 4.0]]), np.array([[0.0, 0.0]]), 1),
        (np.array([[3.0, 4.0]]), np.array([[0.0, 0.0]]), 0),
        (line, np.array([[-1.0], [1.0]]), 0),  # the row in the middle is a tie
        (line, np.array([[1.0], [-1.0]]), 1),
        (line, np.array([[1.0], [-1.0]]), 2),
        (line, np.array([[0.0], [0.0]]), 2),  # equal centres: the second stays empty
        (np.zeros((4, 2)), np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]]), 2),
        (line, np.array([[0.0], [50.0], [-50.0]]), 4),
        (line, line[::-1].copy(), 5),
        (line, np.array([[2.0], [2.0], [-2.0], [7.0]]), 1),
        (np.array([[-1.0, 0.0], [1.0, 0.0], [0.0, -6.0], [0.0, 6.0]]), np.array([[0.0, 3.0], [0.0, -3.0]]), 1),
        (np.array([[0.0, 0.0], [3.0, 3.0], [0.0, 5.0]]), np.array([[0.0, 0.0], [0.0, 5.0]]), 0),
        (blobs(rng, 40, 3, 2) + 1e4, np.array([[1e4, 1e4], [1e4 + 1, 1e4], [1e4, 1e4 - 2]]), 5),
        (blobs(rng, 40, 3, 2) + 5e8, np.array([[5e8, 5e8], [5e8 + 1, 5e8], [5e8, 5e8 - 2]]), 5),  # |x|^2 loses all digits
        (blobs(rng, 30, 2, 3), np.array([[0.0, 0.0, 0.0]]), 3),
        case(rng, 50, 4, 2, 1),
        case(rng, 50, 4, 2, 30),
        case(rng, 12, 12, 2, 3),
    ]


def small(rng):
    n = int(rng.integers(1, 7))
    return case(rng, n, int(rng.integers(1, n + 1)), int(rng.integers(1, 4)), int(rng.integers(0, 4)))


def random(rng):
    return case(rng, int(rng.integers(40, 100)), int(rng.integers(2, 6)), 3, int(rng.integers(1, 6)))


def large(rng):
    return case(rng, 100_000, 32, 16, 4)


def sized(rng, n):
    return case(rng, n, 8, 8, 4)


def valid(X, centres, iterations) -> bool:
    """Float64 (n, d) and (k, d), entries up to 1e9 in size, up to 1000 iterations, and no assignment that rounding decides."""
    if not all(type(a) is np.ndarray and a.dtype == np.float64 and a.ndim == 2 for a in (X, centres)):
        return False
    if 0 in X.shape or 0 in centres.shape or X.shape[1] != centres.shape[1]:
        return False
    if type(iterations) is not int or not 0 <= iterations <= 1000 or not all((np.abs(a) <= 1e9).all() for a in (X, centres)):
        return False
    centres = centres.copy()
    for _ in range(iterations):
        labels = sure_labels(X, centres)
        if labels is None:
            return False
        before = centres.copy()
        for j in np.unique(labels):
            centres[j] = X[labels == j].mean(axis=0)
        if np.array_equal(before, centres):  # it has converged
            return True
    return sure_labels(X, centres) is not None


def sure_labels(X, centres):
    """The nearest centre of each row, or None where rounding decides.

    Of the two nearest centres, either one is clearly nearer, or both are exactly as near, in numbers of so few binary
    digits that every way of computing the distances is exact.
    """
    squares = np.stack([((X - c) ** 2).sum(axis=1) for c in centres], axis=1)  # (n, k)
    labels = squares.argmin(axis=1)
    least = squares.min(axis=1)
    ulp = np.spacing(max(np.abs(X).max(), np.abs(centres).max()))
    slack = 1e-9 * least + 8 * ulp * np.sqrt(least * X.shape[1]) + (8 * ulp) ** 2  # (n,)
    near = squares <= (least + slack)[:, None]
    for i in np.flatnonzero(near.sum(axis=1) > 1):
        rivals = centres[near[i]]
        alike = (rivals == rivals[0]).all()  # equal centres tie however they are computed
        exact = few_digits(X[i]) and few_digits(rivals) and (squares[i, near[i]] == least[i]).all()
        if not (alike or exact):
            return None
    return labels


def few_digits(numbers) -> bool:
    """Multiples of 1/1024 below 1024: their products, and sums of many of those, are exact in float64."""
    return bool((np.abs(numbers) < 1024).all() and (numbers * 1024 == np.round(numbers * 1024)).all())
