"""The functions that go along an axis, or over all of an array."""

from collections.abc import Callable
from typing import Any

import numpy as np

from superday.maths.inside import quantity as q
from superday.maths.inside.functions import NoValueError, with_axes
from superday.maths.inside.quantity import Quantity, Value, still


def _mean(a: Value, axis: int | None = None) -> Value:
    count = np.prod(a.shape) if axis is None else a.shape[axis]
    return q.divide(q.summed(a, axis), Quantity(float(count)))


def _extreme(pick: Callable[..., Any]) -> Callable[..., Value]:
    def find(a: Value, axis: int | None = None) -> Value:
        if not a.rank:
            return a
        hit = q.constant(np.equal)(a, _kept(pick, a, axis))
        share = q.divide(hit, _as_kept(q.summed(hit, axis), a, axis))
        return q.summed(q.multiply(a, share), axis)

    return find


def _kept(pick: Callable[..., Any], a: Value, axis: int | None) -> Quantity:
    """The extreme value, spread over where it was sought."""
    axes = tuple(range(-a.rank, 0)) if axis is None else q.own_axis(a, axis)
    return Quantity(pick(still(a).data, axis=axes, keepdims=True), a.rank)


def _as_kept(reduced: Value, a: Value, axis: int | None) -> Value:
    """What was reduced over ``axis``, with that axis put back at length one."""
    if axis is None:
        return reduced
    places = [slice(None)] * (a.rank - 1)
    at = q.own_axis(a, axis) + a.rank
    return q.indexed(reduced, (*places[:at], None, *places[at:]))


def _softmax(a: Value, axis: int = -1) -> Value:
    shifted = q.exp(q.subtract(with_axes(a), _kept(np.max, a, axis)))
    return q.divide(shifted, _as_kept(q.summed(shifted, axis), a, axis))


def _logsumexp(a: Value, axis: int | None = None) -> Value:
    top = _kept(np.max, with_axes(a), axis)
    lost = Quantity(top.data.reshape(top.data.shape[: top.batch]), 0) if axis is None else _dropped(top, a, axis)
    return q.add(q.log(q.summed(q.exp(q.subtract(a, top)), axis)), lost)


def _dropped(top: Quantity, a: Value, axis: int) -> Quantity:
    return Quantity(np.squeeze(top.data, axis=q.own_axis(a, axis)), top.rank - 1)


def _cumsum(a: Value, axis: int | None = None) -> Value:
    if with_axes(a).rank > 1 and axis is None:
        raise NoValueError("of a matrix needs an axis")
    along = q.own_axis(a, axis or 0)
    return q.reshaped(a, lambda data: np.asarray(np.cumsum(data, axis=along)), a.rank)


REDUCTIONS: dict[str, Callable[..., Value]] = {
    "sum": q.summed,
    "mean": _mean,
    "max": _extreme(np.max),
    "min": _extreme(np.min),
    "softmax": _softmax,
    "logsumexp": _logsumexp,
    "cumsum": _cumsum,
}
