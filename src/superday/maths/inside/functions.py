"""The functions and operators of the language.

Each refuses what has no value, and what would be too large before it is made.
"""

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from superday.maths.inside import algebra
from superday.maths.inside import quantity as q
from superday.maths.inside.quantity import Quantity, Value, still

MAX_SIZE = 20_000  # numbers in one array; a derivation's own have a few hundred
SINGULAR = 1e12  # condition number from which a matrix has no inverse


class UndefinedError(Exception):
    """A line that has no value; the message is for the candidate."""


class NoValueError(Exception):
    """A call that has no value; its message goes on from the call as it is written ("needs a square matrix")."""


class _Strictness:
    """Whether one entry of a batch without a value spoils all: not where the batch is of rival repairs."""

    lenient = False


@contextmanager
def lenient() -> Iterator[None]:
    """Let entries without a value be NaN, and the others count."""
    _Strictness.lenient = True
    try:
        yield
    finally:
        _Strictness.lenient = False


def is_lenient() -> bool:
    """Whether entries without a value are let be."""
    return _Strictness.lenient


def forbid(bad: Any, says: str) -> None:
    """Refuse the line if ``bad`` anywhere."""
    if not _Strictness.lenient and np.any(bad):
        raise NoValueError(says)


def _square(a: Value) -> Value:
    if a.rank != 2 or a.shape[0] != a.shape[1]:
        raise NoValueError("needs a square matrix")
    return a


def _inv(a: Value) -> Value:
    data = still(_square(a)).data.astype(np.float64, copy=False)
    unknown: Any = ~np.isfinite(data).all(axis=(-2, -1))
    sound = np.where(unknown[..., None, None], np.eye(a.shape[0]), data)
    bad: Any = unknown | ~(np.linalg.cond(sound) <= SINGULAR)
    forbid(bad, "has no value, because the matrix is singular")
    if not bad.any():
        return algebra.inv(a)
    spared = Quantity(bad[..., None, None] * 1.0, 2)
    inverse = algebra.inv(q.where(spared, Quantity(np.eye(a.shape[0])), a))
    return q.where(spared, Quantity(np.full(a.shape, np.nan)), inverse)


def _logdet(a: Value) -> Value:
    sign, _ = algebra.signed_log(still(_square(a)))
    forbid(sign <= 0, "has no value, because the determinant is not positive")
    return algebra.logdet(a)


def _diag(a: Value) -> Value:
    if a.rank == 1:
        afford(a.shape[0] ** 2)
        return q.multiply(q.indexed(a, (slice(None), None)), Quantity(np.eye(a.shape[0])))
    if a.rank == 2:
        return q.reshaped(a, lambda data: np.diagonal(data, axis1=-2, axis2=-1), 1)
    raise NoValueError("needs a vector or a matrix")


def _eye(n: Value) -> Value:
    size = whole(n)
    afford(size**2)
    return Quantity(np.eye(size))


def _filled(value: float) -> Callable[..., Value]:
    def fill(*sizes: Value) -> Value:
        shape = [whole(size) for size in sizes]
        afford(int(np.prod(shape, dtype=float)))
        return Quantity(np.full(shape, value))

    return fill


def _outer(a: Value, b: Value) -> Value:
    if a.rank != 1 or b.rank != 1:
        raise NoValueError("needs two vectors")
    afford(a.shape[0] * b.shape[0])
    return q.multiply(q.indexed(a, (slice(None), None)), q.indexed(b, (None, slice(None))))


def _dot(a: Value, b: Value) -> Value:
    if a.rank != 1 or a.shape != b.shape:
        raise NoValueError("needs two vectors of one length (for matrices write @)")
    return q.matmul(a, b)


def _log(a: Value) -> Value:
    data = still(a).data
    if (data <= 0).any():
        sort = "zero" if data.min() == 0 else "a negative number"
        forbid(True, f"is the log of {sort} on a random instance")
    return q.log(a)


def _log1p(a: Value) -> Value:
    forbid(still(a).data <= -1, "is the log of a number that is not positive on a random instance")
    return q.log1p(a)


def _sqrt(a: Value) -> Value:
    forbid(still(a).data < 0, "is the root of a negative number on a random instance")
    return q.sqrt(a)


def _larger(a: Value, b: Value) -> Value:
    return q.where(q.at_least(a, b), a, b)


def _smaller(a: Value, b: Value) -> Value:
    return q.where(q.at_least(a, b), b, a)


def _relu(a: Value) -> Value:
    return _larger(a, Quantity(np.zeros(a.shape)))


def _where(chosen: Value, a: Value, b: Value) -> Value:
    conform(chosen, a)
    conform(chosen, b)
    conform(a, b)
    return q.where(still(chosen), a, b)


def _product(a: Value) -> Value:
    """Entry times entry, so that zeros and signs do no harm to its derivative."""
    result: Value = q.ONE
    for place in np.ndindex(*a.shape):
        result = q.multiply(result, q.indexed(a, place))
    return result


def with_axes(a: Value) -> Value:
    """Refuse a number where axes are needed."""
    if not a.rank:
        raise NoValueError("needs a vector or a matrix")
    return a


def _both(compute: Callable[[Value, Value], Value]) -> Callable[[Value, Value], Value]:
    def apply(a: Value, b: Value) -> Value:
        conform(a, b)
        return compute(a, b)

    return apply


def _compared(compute: Callable[..., Any]) -> Callable[..., Value]:
    return q.constant(lambda a, b: compute(a, b).astype(np.float64))


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "inv": _inv,
    "det": lambda a: algebra.det(_square(a)),
    "logdet": _logdet,
    "trace": lambda a: algebra.trace(_square(a)),
    "diag": _diag,
    "eye": _eye,
    "ones": _filled(1.0),
    "zeros": _filled(0.0),
    "outer": _outer,
    "norm": lambda a: q.sqrt(q.summed(q.multiply(a, a))),
    "dot": _dot,
    "exp": q.exp,
    "log": _log,
    "log1p": _log1p,
    "sqrt": _sqrt,
    "abs": q.absolute,
    "maximum": _both(_larger),
    "minimum": _both(_smaller),
    "sigmoid": q.sigmoid,
    "tanh": q.tanh,
    "relu": _relu,
    "where": _where,
    "prod": _product,
    "len": lambda a: Quantity(float(with_axes(a).shape[0])),
}
ENTRYWISE: dict[type[ast.AST], Callable[[Value, Value], Value]] = {
    ast.Add: q.add,
    ast.Sub: q.subtract,
    ast.Mult: q.multiply,
    ast.Div: q.divide,
    ast.Pow: q.power,
    ast.Lt: _compared(np.less),
    ast.LtE: _compared(np.less_equal),
    ast.Gt: _compared(np.greater),
    ast.GtE: _compared(np.greater_equal),
    ast.Eq: _compared(np.equal),
    ast.NotEq: _compared(np.not_equal),
}
SIGNS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.MatMult: "@",
}
CONSTANTS = {"pi": np.pi}


def whole(a: Value) -> int:
    """A size, an axis or a position."""
    numbers = still(a).data.ravel()
    if a.rank or not numbers.size or (numbers != np.floor(numbers[0])).any():
        raise NoValueError("needs whole numbers for sizes, axes and positions")
    if abs(numbers[0]) > MAX_SIZE:
        raise NoValueError(f"would have more than {MAX_SIZE} entries")
    return int(numbers[0])


def afford(size: int) -> None:
    """Refuse an array before it is made."""
    if size > MAX_SIZE:
        raise NoValueError(f"would have more than {MAX_SIZE} entries")
    if size < 0:
        raise NoValueError("needs sizes that are not negative")


def conform(a: Value, b: Value) -> None:
    """See that they go together entry by entry; raises ValueError where their shapes do not conform."""
    shape = a.shape if a.shape == b.shape else np.broadcast_shapes(a.shape, b.shape)
    afford(int(np.prod(shape, dtype=float)))
