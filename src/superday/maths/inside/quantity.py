"""Numbers in bulk: arrays that carry axes of a batch before their own, and derivatives that go along (dual numbers).

An expectation evaluates its expression at all nodes at once, a gradient in all directions at once: each adds one axis
to the left of what was there, so that older values broadcast against newer ones by NumPy's own rule.
"""

from collections.abc import Callable, Sequence
from typing import Any, Union

import numpy as np
from numpy.typing import NDArray

MAX_BULK = 1_000_000  # numbers in a batch of arrays

Array = NDArray[np.floating[Any]]
Value = Union["Quantity", "Dual"]


class TooLargeError(Exception):
    """A batch that would not fit; raised before it is made."""


class Quantity:
    """An array whose last ``rank`` axes are its own; those before them are of a batch."""

    __slots__ = ("data", "rank")
    level = 0

    def __init__(self, data: Any, rank: int | None = None):
        self.data: Array = np.asarray(data)
        self.rank: int = self.data.ndim if rank is None else rank

    @property
    def shape(self) -> tuple[int, ...]:
        """Of its own axes."""
        return self.data.shape[self.data.ndim - self.rank :]

    @property
    def batch(self) -> int:
        """How many axes come before its own."""
        return self.data.ndim - self.rank


class Dual:
    """A value that moves: ``slope`` is its derivative in each direction of the gradient number ``level``.

    Both may be dual themselves, of lower levels: so derivatives nest.
    """

    __slots__ = ("level", "slope", "value")

    def __init__(self, level: int, value: Value, slope: Value):
        self.level, self.value, self.slope = level, value, slope

    @property
    def shape(self) -> tuple[int, ...]:
        """Of the value's own axes."""
        return self.value.shape

    @property
    def rank(self) -> int:
        """How many axes of its own the value has."""
        return self.value.rank


def still(a: Value) -> Quantity:
    """The value alone."""
    while isinstance(a, Dual):
        a = a.value
    return a


Slopes = Sequence[Value | None]
Push = Callable[[Value, Sequence[Any], Slopes], Value]


def primitive(compute: Callable[..., Quantity], push: Push) -> Callable[..., Value]:
    """A function of values from one of quantities and its derivative.

    ``push(result, arguments, slopes)`` gives the slope of the result; the slope of what does not move is None.
    """

    def apply(*given: Value) -> Value:
        level = max([a.level for a in given])
        if not level:
            return compute(*given)
        values = [a.value if isinstance(a, Dual) and a.level == level else a for a in given]
        slopes = [a.slope if isinstance(a, Dual) and a.level == level else None for a in given]
        result = apply(*values)
        return Dual(level, result, push(result, values, slopes))

    return apply


def linear(compute: Callable[[Quantity], Quantity]) -> Callable[[Value], Value]:
    """A linear function of one value: it does to the slope what it does to the value."""

    def apply(a: Value) -> Value:
        if isinstance(a, Dual):
            return Dual(a.level, apply(a.value), apply(a.slope))
        return compute(a)

    return apply


def entrywise(compute: Callable[..., Any]) -> Callable[..., Quantity]:
    """A NumPy function of arrays, entry by entry, on quantities: their own axes are aligned from the right."""

    def apply(*given: Quantity) -> Quantity:
        rank = max([a.rank for a in given])
        arrays = [_raised(a, rank) for a in given]
        if any(array.ndim > rank for array in arrays):
            _afford(np.broadcast_shapes(*[array.shape for array in arrays]))
        return Quantity(compute(*arrays), rank)

    return apply


def _afford(shape: tuple[int, ...]) -> None:
    """Refuse a batch before it is made."""
    if np.prod(shape, dtype=float) > MAX_BULK:
        raise TooLargeError


def _raised(a: Quantity, rank: int) -> Array:
    """Its array with axes of length one between the batch's and its own, so that it has ``rank`` own ones."""
    if a.rank == rank or not a.batch:
        return a.data
    at = a.batch
    return a.data.reshape(a.data.shape[:at] + (1,) * (rank - a.rank) + a.data.shape[at:])


def total(terms: Sequence[Value]) -> Value:
    """Their sum."""
    result = terms[0]
    for term in terms[1:]:
        result = add(result, term)
    return result


def _spread(slope: Value, like: Value) -> Value:
    """The slope of what was broadcast to the shape of ``like``."""
    return slope if slope.shape == like.shape else add(slope, Quantity(np.zeros(like.shape)))


def _push_add(y: Value, _: Sequence[Value], slopes: Slopes) -> Value:
    return _spread(total([slope for slope in slopes if slope is not None]), y)


def _push_subtract(y: Value, _: Sequence[Value], slopes: Slopes) -> Value:
    da, db = slopes
    terms = ([da] if da is not None else []) + ([negative(db)] if db is not None else [])
    return _spread(total(terms), y)


def _push_multiply(_: Value, given: Sequence[Value], slopes: Slopes) -> Value:
    (a, b), (da, db) = given, slopes
    terms = ([multiply(da, b)] if da is not None else []) + ([multiply(a, db)] if db is not None else [])
    return total(terms)


def _push_divide(y: Value, given: Sequence[Value], slopes: Slopes) -> Value:
    (_, b), (da, db) = given, slopes
    terms = [_spread(divide(da, b), y)] if da is not None else []
    if db is not None:
        terms.append(negative(divide(multiply(y, db), b)))
    return total(terms)


def _push_power(y: Value, given: Sequence[Value], slopes: Slopes) -> Value:
    (a, b), (da, db) = given, slopes
    terms = []
    if da is not None:
        terms.append(_spread(multiply(multiply(b, power(a, subtract(b, ONE))), da), y))
    if db is not None:
        terms.append(multiply(multiply(y, log(a)), db))
    return total(terms)


def _push_where(y: Value, given: Sequence[Value], slopes: Slopes) -> Value:
    zero = Quantity(np.zeros(()))
    _, da, db = slopes
    return _spread(where(given[0], zero if da is None else da, zero if db is None else db), y)


def _push_matmul(_: Value, given: Sequence[Value], slopes: Slopes) -> Value:
    (a, b), (da, db) = given, slopes
    terms = ([matmul(da, b)] if da is not None else []) + ([matmul(a, db)] if db is not None else [])
    return total(terms)


def _matmul(a: Quantity, b: Quantity) -> Quantity:
    rank = a.rank + b.rank - 2
    if not (a.batch or b.batch):
        return Quantity(a.data @ b.data, rank)
    batch = np.broadcast_shapes(a.data.shape[: a.batch], b.data.shape[: b.batch])
    _afford(batch + a.shape[:-1] + b.shape[1:])
    left = a.data[..., None, :] if a.rank == 1 else a.data
    right = b.data[..., None] if b.rank == 1 else b.data
    product = left @ right
    if b.rank == 1:
        product = product[..., 0]
    if a.rank == 1:
        product = product[..., 0, :] if b.rank == 2 else product[..., 0]
    return Quantity(product, rank)


def by_chain(compute: Callable[[Any], Any], derivative: Callable[[Value, Value], Value]) -> Callable[..., Value]:
    """A function of one entry; ``derivative(y, x)`` is its derivative."""

    def push(y: Value, given: Sequence[Value], slopes: Slopes) -> Value:
        assert slopes[0] is not None
        return multiply(derivative(y, given[0]), slopes[0])

    return primitive(entrywise(compute), push)


def constant(compute: Callable[..., Any]) -> Callable[..., Value]:
    """A function whose derivative is nought wherever it has one, such as a comparison."""
    plain = entrywise(compute)
    return lambda *given: plain(*[still(a) for a in given])


ONE = Quantity(np.ones(()))
add = primitive(entrywise(np.add), _push_add)
subtract = primitive(entrywise(np.subtract), _push_subtract)
multiply = primitive(entrywise(np.multiply), _push_multiply)
divide = primitive(entrywise(np.divide), _push_divide)
power = primitive(entrywise(np.power), _push_power)
matmul = primitive(_matmul, _push_matmul)
where = primitive(entrywise(lambda chosen, a, b: np.where(chosen != 0, a, b)), _push_where)
negative = linear(entrywise(np.negative))
sign = constant(np.sign)
at_least = constant(lambda a, b: (a >= b).astype(a.dtype))
exp = by_chain(np.exp, lambda y, _: y)
log = by_chain(np.log, lambda _, x: divide(ONE, x))
log1p = by_chain(np.log1p, lambda _, x: divide(ONE, add(ONE, x)))
sqrt = by_chain(np.sqrt, lambda y, _: divide(Quantity(0.5), y))
tanh = by_chain(np.tanh, lambda y, _: subtract(ONE, multiply(y, y)))
sigmoid = by_chain(lambda x: 0.5 * (1.0 + np.tanh(0.5 * x)), lambda y, _: multiply(y, subtract(ONE, y)))
absolute = by_chain(np.abs, lambda _, x: sign(x))


def reshaped(a: Value, change: Callable[[Array], Array], rank: int) -> Value:
    """A linear rearrangement of the array; ``rank`` is that of the result."""
    return linear(lambda q: Quantity(change(q.data), rank))(a)


def transpose(a: Value) -> Value:
    """Own axes in reverse order."""
    if a.rank < 2:
        return a

    def turned(data: Array) -> Array:
        at = data.ndim - a.rank
        return data.transpose(*range(at), *reversed(range(at, data.ndim)))

    return reshaped(a, turned, a.rank)


def indexed(a: Value, places: tuple[Any, ...]) -> Value:
    """Its entries at ``places`` of its own axes: positions, slices, None for a new axis."""
    rank = np.empty(a.shape)[places].ndim  # raises IndexError where there is no such place

    def picked(data: Array) -> Array:
        whole_batch = (slice(None),) * (data.ndim - a.rank)
        return np.asarray(data[whole_batch + places])

    return reshaped(a, picked, rank)


def summed(a: Value, axis: int | None = None) -> Value:
    """The sum over an own axis, or over all of them."""
    if not a.rank:
        return a
    axes = tuple(range(-a.rank, 0)) if axis is None else own_axis(a, axis)
    return reshaped(a, lambda data: np.asarray(data.sum(axis=axes)), 0 if axis is None else a.rank - 1)


def own_axis(a: Value, axis: int) -> int:
    """The axis counted from the end, so that it is the same with a batch and without."""
    if not -a.rank <= axis < a.rank:
        raise IndexError(axis)
    return axis if axis < 0 else axis - a.rank
