"""Distributions: where to evaluate what is averaged over them, with which weights, and one realisation.

Discrete ones are enumerated.  For the others there is quadrature: in one dimension the trapezoidal rule, which for a
smooth function under a normal density gains digits faster than Gauss-Hermite; in more, Gauss-Hermite, exact for
polynomials of degree 7 and up.  A coarser rule tells whether the finer can be trusted.
"""

import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from superday.maths.inside import quantity as q
from superday.maths.inside.algebra import lower_root
from superday.maths.inside.functions import NoValueError
from superday.maths.inside.quantity import Array, Quantity, Value, still

MOST_ATOMS = 4096
MOST_NODES = 8192  # of all random symbols together
REACH = 12.0  # standard deviations
# Nodes for each coordinate, by how many coordinates there are in all: fine, and coarse enough to tell a difference.
NODES = {1: (321, 161), 2: (24, 17), 3: (12, 9), 4: (6, 5), 5: (4, 4), 6: (4, 4)}


class Nodes(NamedTuple):
    """Values with one new axis of the batch, to the left of those that were, and their weights."""

    values: Value
    weights: Value


class Law(NamedTuple):
    """A kind of distribution: ``nodes(parameters, shape, depth, count)`` and ``realise(rng, parameters, shape)``."""

    nodes: Callable[[Sequence[Value], tuple[int, ...], int, int], Nodes]
    realise: Callable[[np.random.Generator, Sequence[Array], tuple[int, ...]], Array]
    parameters: int
    is_smooth: bool  # and so needs quadrature


def coordinates(law: Law, shape: tuple[int, ...]) -> int:
    """How many axes of quadrature it takes."""
    return int(np.prod(shape)) if law.is_smooth else 0


def _in_front(data: Array, depth: int) -> Array:
    """The first axis as the newest of a batch with ``depth`` others."""
    return data.reshape(data.shape[:1] + (1,) * depth + data.shape[1:])


def _normal_rule(count: int, is_alone: bool) -> tuple[Array, Array]:
    if is_alone:
        points = np.linspace(-REACH, REACH, count)
        weights = np.exp(-(points**2) / 2)
    else:
        points, weights = np.polynomial.hermite_e.hermegauss(count)
    return points, weights / weights.sum()


def _grid(points: Array, weights: Array, axes: int) -> tuple[Array, Array]:
    """All combinations of ``axes`` coordinates: (N, axes) points and (N,) weights."""
    mesh = np.array(list(itertools.product(range(points.size), repeat=axes)), dtype=int).reshape(-1, axes)
    return points[mesh], weights[mesh].prod(axis=1)


def _normal_nodes(parameters: Sequence[Value], shape: tuple[int, ...], depth: int, count: int) -> Nodes:
    mean, spread = parameters
    size = int(np.prod(shape))
    points, weights = _grid(*_normal_rule(count, count in NODES[1]), size)
    steps = Quantity(_in_front(points.reshape(-1, *shape), depth), len(shape))
    moved = q.matmul(lower_root(spread), steps) if spread.rank == 2 else q.multiply(q.sqrt(spread), steps)
    return Nodes(q.add(mean, moved), Quantity(_in_front(weights, depth), 0))


def _normal_draw(rng: np.random.Generator, parameters: Sequence[Array], shape: tuple[int, ...]) -> Array:
    mean, spread = parameters
    root = np.linalg.cholesky(spread) if spread.ndim == 2 else np.sqrt(spread)
    steps = rng.normal(size=shape)
    return np.asarray(mean + (root @ steps if spread.ndim == 2 else root * steps))


def _uniform_nodes(parameters: Sequence[Value], shape: tuple[int, ...], depth: int, count: int) -> Nodes:
    low, high = parameters
    points, weights = np.polynomial.legendre.leggauss(count if count < 60 else count // 5)
    half = q.divide(q.subtract(high, low), Quantity(2.0))
    values = q.add(q.add(low, half), q.multiply(half, Quantity(_in_front(points, depth), 0)))
    return Nodes(values, Quantity(_in_front(weights / 2, depth), 0))


def _bernoulli_nodes(parameters: Sequence[Value], shape: tuple[int, ...], depth: int, count: int) -> Nodes:
    (p,) = parameters
    size = int(np.prod(shape))
    if 2**size > MOST_ATOMS:
        raise NoValueError("has too many outcomes to go through")
    outcomes = np.array(list(itertools.product([0.0, 1.0], repeat=size))).reshape(-1, *shape)
    values = Quantity(_in_front(outcomes, depth), len(shape))
    misses = q.multiply(q.subtract(q.ONE, values), q.subtract(q.ONE, p))
    return Nodes(values, _multiplied(q.add(q.multiply(values, p), misses)))


def _multiplied(entries: Value) -> Value:
    result: Value = q.ONE
    for place in np.ndindex(*entries.shape):
        result = q.multiply(result, q.indexed(entries, place))
    return result


def _categorical_nodes(parameters: Sequence[Value], shape: tuple[int, ...], depth: int, count: int) -> Nodes:
    (p,) = parameters
    values = Quantity(_in_front(np.eye(shape[0]), depth), 1)
    return Nodes(values, q.summed(q.multiply(values, p)))


def _atoms_nodes(parameters: Sequence[Value], shape: tuple[int, ...], depth: int, count: int) -> Nodes:
    atoms, chances = parameters
    copies = int(np.prod(shape))
    kinds = atoms.shape[0]
    if kinds**copies > MOST_ATOMS:
        raise NoValueError("has too many outcomes to go through")
    picks = np.array(list(itertools.product(range(kinds), repeat=copies)), dtype=int)
    chosen = np.eye(kinds)[picks].reshape(-1, *shape, kinds)
    hot = Quantity(_in_front(chosen, depth), len(shape) + 1)
    return Nodes(q.matmul(hot, atoms), _multiplied(q.matmul(hot, chances)))


def _atoms_draw(rng: np.random.Generator, parameters: Sequence[Array], shape: tuple[int, ...]) -> Array:
    atoms, chances = parameters
    return np.asarray(rng.choice(atoms, size=shape, p=chances / chances.sum()))


LAWS: dict[str, Law] = {
    "normal": Law(_normal_nodes, _normal_draw, 2, True),
    "uniform": Law(_uniform_nodes, lambda rng, given, shape: rng.uniform(given[0], given[1], shape), 2, True),
    "bernoulli": Law(_bernoulli_nodes, lambda rng, given, shape: (rng.random(shape) < given[0]) * 1.0, 1, False),
    "categorical": Law(
        _categorical_nodes, lambda rng, given, shape: np.eye(shape[0])[rng.choice(shape[0], p=given[0])], 1, False
    ),
    "atoms": Law(_atoms_nodes, _atoms_draw, 2, False),
}


def realised(law: Law, rng: np.random.Generator, parameters: Sequence[Value], shape: tuple[int, ...]) -> Array:
    """One value of it."""
    return law.realise(rng, [still(one).data.astype(np.float64) for one in parameters], shape)
