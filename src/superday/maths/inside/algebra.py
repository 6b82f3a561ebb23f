"""Matrices: inverse, determinant, Cholesky factor, with their derivatives, for batches, at any precision.

LAPACK knows double precision alone; where a close call is evaluated with more digits, elimination is done here.
"""

from typing import Any

import numpy as np

from superday.maths.inside.quantity import (
    Array,
    Quantity,
    Value,
    add,
    divide,
    indexed,
    matmul,
    multiply,
    negative,
    primitive,
    reshaped,
    sqrt,
    subtract,
)

MOST_EXACTLY = 4096  # numbers; larger matrices are left to LAPACK


def _is_double(a: Array) -> bool:
    return a.dtype == np.float64 or a.size > MOST_EXACTLY


def _eliminated(a: Array, right: Array) -> tuple[Array, Array, Array]:
    """Gauss-Jordan with partial pivoting on [a | right]: the solution, the sign and log of |det a|."""
    size = a.shape[-1]
    work = np.concatenate([a, np.broadcast_to(right, a.shape)], axis=-1).reshape(-1, size, 2 * size)
    sign, log_of = np.ones(len(work), dtype=a.dtype), np.zeros(len(work), dtype=a.dtype)
    each = np.arange(len(work))
    for column in range(size):
        best = column + np.abs(work[:, column:, column]).argmax(axis=1)
        top, found = work[each, column].copy(), work[each, best].copy()
        work[each, column], work[each, best] = found, top
        pivot = work[:, column, column]
        sign = sign * np.sign(pivot) * np.where(best == column, 1, -1)
        log_of = log_of + np.log(np.abs(pivot))
        work[:, column] /= pivot[:, None]
        others = work[:, :, column].copy()
        others[:, column] = 0
        work -= others[:, :, None] * work[:, column][:, None, :]
    batch = a.shape[:-2]
    return work[:, :, size:].reshape(a.shape), sign.reshape(batch), log_of.reshape(batch)


def _inv(a: Quantity) -> Quantity:
    if _is_double(a.data):
        return Quantity(np.linalg.inv(a.data.astype(np.float64, copy=False)), 2)
    return Quantity(_eliminated(a.data, np.eye(a.data.shape[-1], dtype=a.data.dtype))[0], 2)


def signed_log(a: Quantity) -> tuple[Array, Array]:
    """The sign of the determinant, and the log of its size."""
    if _is_double(a.data):
        sign, log_of = np.linalg.slogdet(a.data.astype(np.float64, copy=False))
        return np.asarray(sign), np.asarray(log_of)
    return _eliminated(a.data, np.eye(a.data.shape[-1], dtype=a.data.dtype))[1:]


def _det(a: Quantity) -> Quantity:
    sign, log_of = signed_log(a)
    return Quantity(np.where(sign == 0, 0, sign * np.exp(log_of)), 0)


def trace(a: Value) -> Value:
    """The sum of the diagonal."""
    return reshaped(a, lambda data: np.asarray(np.trace(data, axis1=-2, axis2=-1)), 0)


def _push_inv(y: Value, _: Any, slopes: Any) -> Value:
    return negative(matmul(matmul(y, slopes[0]), y))


def _push_logdet(_: Value, given: Any, slopes: Any) -> Value:
    return trace(matmul(inv(given[0]), slopes[0]))


def _push_det(y: Value, given: Any, slopes: Any) -> Value:
    return multiply(y, trace(matmul(inv(given[0]), slopes[0])))


inv = primitive(_inv, _push_inv)
logdet = primitive(lambda a: Quantity(signed_log(a)[1], 0), _push_logdet)
det = primitive(_det, _push_det)


def lower_root(a: Value) -> Value:
    """The Cholesky factor, entry by entry, so that derivatives go through it; for three rows or so."""
    size = a.shape[0]
    entry: dict[tuple[int, int], Value] = {}
    for row in range(size):
        for column in range(row + 1):
            left = indexed(a, (row, column))
            for k in range(column):
                left = subtract(left, multiply(entry[row, k], entry[column, k]))
            entry[row, column] = sqrt(left) if row == column else divide(left, entry[column, column])
    whole: Value = Quantity(np.zeros((size, size)))
    for (row, column), value in entry.items():
        unit = np.zeros((size, size))
        unit[row, column] = 1
        whole = add(whole, multiply(value, Quantity(unit)))
    return whole
