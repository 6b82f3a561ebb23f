"""Derivatives and expectations of expressions: ``grad``, ``hess``, ``jac``, ``E``, ``Var``, ``Cov``."""

import ast
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from superday.maths.inside import quantity as q
from superday.maths.inside.chance import MOST_NODES, NODES, coordinates
from superday.maths.inside.functions import NoValueError
from superday.maths.inside.names import Binding, Here, Scope, averaged
from superday.maths.inside.quantity import Array, Dual, Quantity, Value, still

MOST_LEVELS = 4  # derivatives of derivatives
MOST_DEPTH = 12  # axes of a batch
TRUSTED = 1e-7  # how far a coarser quadrature may be off


class Reader(Protocol):
    """What evaluates expressions (:class:`superday.maths.inside.draw.Draw`)."""

    order: list[Binding]

    def value(self, node: ast.expr, here: Here) -> Value:
        """The value of an expression."""

    def looked_up(self, binding: Binding, scope: Scope) -> Value:
        """The value of a name."""


def _bound(node: ast.expr, here: Here) -> Binding:
    if not isinstance(node, ast.Name) or node.id not in here.names:
        raise NoValueError(f"takes the name of a symbol in the second place, not {ast.unparse(node)}")
    return here.names[node.id]


def grad(reader: Reader, arguments: Sequence[ast.expr], here: Here) -> Value:
    """The gradient of a number, in the shape of the symbol."""
    node, by = arguments
    return _derivative(reader, node, _bound(by, here), here, rank=0)


def jac(reader: Reader, arguments: Sequence[ast.expr], here: Here) -> Value:
    """The derivative of a vector (a row each) by a vector (a column each)."""
    node, by = arguments
    return _derivative(reader, node, _bound(by, here), here, rank=1)


def hess(reader: Reader, arguments: Sequence[ast.expr], here: Here) -> Value:
    """The derivative of the gradient."""
    node, by = arguments
    gradient = ast.Call(ast.Name("grad"), [node, by], [])
    binding = _bound(by, here)
    return _derivative(reader, gradient, binding, here, rank=reader.looked_up(binding, here.scope).rank)


def _derivative(reader: Reader, node: ast.expr, by: Binding, here: Here, rank: int) -> Value:
    at = reader.looked_up(by, here.scope)
    if at.rank + rank > 2:
        raise NoValueError("would have more than two axes")
    size, depth, level = int(np.prod(at.shape)), here.scope.depth, here.scope.level + 1
    if level > MOST_LEVELS or depth > MOST_DEPTH:
        raise NoValueError(f"is nested too deep: {MOST_LEVELS} derivatives of one another are the most")
    seeds = Quantity(np.eye(size).reshape(size, *(1,) * depth, *at.shape), at.rank)
    scope = Scope(here.scope, {by: Dual(level, at, seeds)}, depth + 1, level)
    value = reader.value(node, Here(here.names, scope))
    if value.rank != rank:
        raise NoValueError(_WANTED[rank])
    if not isinstance(value, Dual) or value.level < level:
        return Quantity(np.zeros(value.shape + at.shape))
    return q.reshaped(value.slope, _directions_last(-(rank + depth + 1), at.shape), rank + at.rank)


_WANTED = {0: "differentiates a number: sum it up first, or take jac of a vector", 1: "differentiates a vector"}


def _directions_last(axis: int, shape: tuple[int, ...]) -> Callable[[Array], Array]:
    def change(data: Array) -> Array:
        moved = np.moveaxis(data, axis, -1)
        return moved.reshape(moved.shape[:-1] + shape)

    return change


def expectation(reader: Reader, arguments: Sequence[ast.expr], here: Here) -> Value:
    """The average over the random symbols of an expression, or over the one that is named."""
    if len(arguments) == 2 and _bound(arguments[1], here).law is None:
        raise NoValueError("averages over a random symbol")
    over = averaged("E", list(arguments), here.names)
    chosen = [binding for binding in reader.order if binding in over]
    axes = sum(coordinates(one.law, still(one.value).shape) for one in chosen if one.law and one.value)
    if axes > max(NODES):
        raise NoValueError(f"averages over {axes} coordinates: {max(NODES)} are the most")
    fine, coarse = NODES[max(axes, 1)]
    result, size = _averaged(reader, arguments[0], chosen, here, fine)
    if coarse < fine and axes:
        rough, _ = _averaged(reader, arguments[0], chosen, here, coarse)
        off = np.abs(still(result).data - still(rough).data).max(initial=0)
        if not off <= TRUSTED * max(size, 1e-300):
            raise NoValueError("cannot be averaged to enough digits: what is averaged has a kink, or heavy tails")
    return result


def _averaged(reader: Reader, node: ast.expr, chosen: Sequence[Binding], here: Here, count: int) -> tuple[Value, float]:
    """The average, and the largest average size of what is averaged."""
    scope, weight, outcomes = here.scope, q.ONE, 1
    if scope.depth > MOST_DEPTH:
        raise NoValueError("is nested too deep")
    whole: Value = weight
    for binding in chosen:
        assert binding.law and binding.value
        given = [reader.value(one, Here(binding.names, scope)) for one in binding.parameters]
        nodes = binding.law.nodes(given, binding.value.shape, scope.depth, count)
        scope = Scope(scope, {binding: nodes.values}, scope.depth + 1, scope.level)
        whole = q.multiply(whole, nodes.weights)
        outcomes *= still(nodes.weights).data.shape[0]
        if outcomes > MOST_NODES:
            raise NoValueError("has too many outcomes to go through")
    terms = q.multiply(reader.value(node, Here(here.names, scope)), whole)
    axes = tuple(-(terms.rank + depth + 1) for depth in range(here.scope.depth, scope.depth))
    size = np.abs(still(terms).data).sum(axis=axes).max(initial=0)
    return q.reshaped(terms, lambda data: np.asarray(data.sum(axis=axes)), terms.rank), float(size)


def variance(reader: Reader, arguments: Sequence[ast.expr], here: Here) -> Value:
    """The average square of the distance from the average."""
    node, *over = arguments
    if reader.value(node, here).rank:
        raise NoValueError("is that of a number: of a vector take Cov(x, x)")
    apart = ast.BinOp(node, ast.Sub(), _mean_of(node, *over))
    return expectation(reader, [ast.BinOp(apart, ast.Pow(), ast.Constant(2)), *over], here)


def covariance(reader: Reader, arguments: Sequence[ast.expr], here: Here) -> Value:
    """The average product of two distances from the average: outer, where they are of vectors."""
    first, second = arguments
    ranks = {reader.value(one, here).rank for one in arguments}
    if ranks not in ({0}, {1}):
        raise NoValueError("is that of two numbers, or of two vectors")
    over = averaged("Cov", list(arguments), here.names)
    # Both means are over all that is random in either, which changes neither of them.
    apart = [ast.BinOp(one, ast.Sub(), _mean_of(one)) for one in (first, second)]
    product = ast.BinOp(apart[0], ast.Mult(), apart[1])
    together: ast.expr = ast.Call(ast.Name("outer"), list(apart), []) if ranks == {1} else product
    return expectation(reader, [together], here) if over else reader.value(together, here)


def _mean_of(*arguments: ast.expr) -> ast.expr:
    return ast.Call(ast.Name("E"), list(arguments), [])


OPERATORS: dict[str, Callable[[Reader, Sequence[ast.expr], Here], Value]] = {
    "grad": grad,
    "jac": jac,
    "hess": hess,
    "E": expectation,
    "Var": variance,
    "Cov": covariance,
}
