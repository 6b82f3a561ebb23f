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
