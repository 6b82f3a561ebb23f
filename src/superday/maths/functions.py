"""The functions and operators of the language, on arrays; runs in the confined child, with NumPy alone.

Each refuses what has no value, and what would be too large before it is made.  Wherever this is imported,
superday itself need not be: the child gets the text alone.
"""

import ast
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

MAX_SIZE = 20_000  # numbers in one array; a derivation's own have a few hundred
SINGULAR = 1e12  # condition number from which a matrix has no inverse


class UndefinedError(Exception):
    """A line that has no value; the message is for the candidate."""


def _square(a: Array) -> Array:
    if a.ndim != 2 or a.shape[0] != a.shape[1]:
        raise UndefinedError("needs a square matrix")
    return a


def _inv(a: Array) -> Array:
    if np.linalg.cond(_square(a)) > SINGULAR:
        raise UndefinedError("has no value, because the matrix is singular")
    return np.asarray(np.linalg.inv(a), dtype=np.float64)


def _logdet(a: Array) -> Array:
    sign, value = np.linalg.slogdet(_square(a))
    if sign <= 0:
        raise UndefinedError("has no value, because the determinant is not positive")
    return np.asarray(value)


def _diag(a: Array) -> Array:
    if a.ndim == 1:
        afford(a.size**2)
    elif a.ndim != 2:
        raise UndefinedError("needs a vector or a matrix")
    return np.diag(a)


def _eye(n: Array) -> Array:
    size = whole(n)
    afford(size**2)
    return np.eye(size)


def _filled(value: float) -> Callable[..., Array]:
    def fill(*sizes: Array) -> Array:
        shape = [whole(size) for size in sizes]
        afford(int(np.prod(shape, dtype=float)))
        return np.full(shape, value)

    return fill


def _outer(a: Array, b: Array) -> Array:
    if a.ndim != 1 or b.ndim != 1:
        raise UndefinedError("needs two vectors")
    afford(a.size * b.size)
    return np.outer(a, b)


def _dot(a: Array, b: Array) -> Array:
    if a.ndim != 1 or a.shape != b.shape:
        raise UndefinedError("needs two vectors of one length (for matrices write @)")
    return np.asarray(a @ b)


def _log(a: Array) -> Array:
    if (a <= 0).any():
        raise UndefinedError(f"is the log of {'zero' if a.min() == 0 else 'a negative number'} on a random instance")
    return np.log(a)


def _log1p(a: Array) -> Array:
    if (a <= -1).any():
        raise UndefinedError("is the log of a number that is not positive on a random instance")
    return np.log1p(a)


def _sqrt(a: Array) -> Array:
    if (a < 0).any():
        raise UndefinedError("is the root of a negative number on a random instance")
    return np.sqrt(a)


def _sigmoid(a: Array) -> Array:
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * a)))


def _softmax(a: Array, axis: int = -1) -> Array:
    shifted = np.exp(_vectors(a) - a.max(axis=axis, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=axis, keepdims=True))


def _logsumexp(a: Array, axis: int | None = None) -> Array:
    top = _vectors(a).max(axis=axis, keepdims=True)
    return np.asarray(np.squeeze(top, axis) + np.log(np.exp(a - top).sum(axis=axis)))


def _vectors(a: Array) -> Array:
    if a.ndim == 0:
        raise UndefinedError("needs a vector or a matrix")
    return a


def _len(a: Array) -> Array:
    return np.asarray(float(_vectors(a).shape[0]))


def _entrywise(both: Callable[[Array, Array], Array]) -> Callable[[Array, Array], Array]:
    def apply(a: Array, b: Array) -> Array:
        afford(together(a, b))
        return both(a, b)

    return apply


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "inv": _inv,
    "det": lambda a: np.linalg.det(_square(a)),
    "logdet": _logdet,
    "trace": lambda a: np.trace(_square(a)),
    "diag": _diag,
    "eye": _eye,
    "ones": _filled(1.0),
    "zeros": _filled(0.0),
    "outer": _outer,
    "norm": lambda a: np.sqrt((a * a).sum()),
    "dot": _dot,
    "exp": np.exp,
    "log": _log,
    "log1p": _log1p,
    "sqrt": _sqrt,
    "abs": np.abs,
    "maximum": _entrywise(np.maximum),
    "minimum": _entrywise(np.minimum),
    "sigmoid": _sigmoid,
    "tanh": np.tanh,
    "relu": lambda a: np.maximum(a, 0.0),
    "len": _len,
}
REDUCTIONS: dict[str, Callable[..., Any]] = {
    "sum": np.sum,
    "mean": np.mean,
    "max": np.max,
    "min": np.min,
    "softmax": _softmax,
    "logsumexp": _logsumexp,
}
ENTRYWISE: dict[type[ast.AST], Callable[[Array, Array], Any]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: np.power,
    ast.Lt: np.less,
    ast.LtE: np.less_equal,
    ast.Gt: np.greater,
    ast.GtE: np.greater_equal,
    ast.Eq: np.equal,
    ast.NotEq: np.not_equal,
}
SIGNS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.MatMult: "@",
}
CONSTANTS = {"pi": np.asarray(np.pi)}


def whole(a: Array) -> int:
    """A size, an axis or a position."""
    if a.ndim or a != np.floor(a):
        raise UndefinedError("needs whole numbers for sizes, axes and positions")
    if abs(a) > MAX_SIZE:
        raise UndefinedError(f"would have more than {MAX_SIZE} entries")
    return int(a)


def afford(size: int) -> None:
    """Refuse an array before it is made."""
    if size > MAX_SIZE:
        raise UndefinedError(f"would have more than {MAX_SIZE} entries")
    if size < 0:
        raise UndefinedError("needs sizes that are not negative")


def together(a: Array, b: Array) -> int:
    """The size of an entry-by-entry result; raises ValueError where the shapes do not conform."""
    return int(np.prod(np.broadcast_shapes(a.shape, b.shape), dtype=float))
