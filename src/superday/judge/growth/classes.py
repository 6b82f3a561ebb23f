"""Which growth the measured costs show, how sure that is, and whether it is worse than what a problem states.

A class g explains costs as ``level * (share + (1 - share) * g(n) / g(largest n))``: a constant overhead, and a term
that makes up at least ``LEAST_TERM`` of the cost at the largest size.  What is left over in the logarithms has two
causes, and both are given a size beforehand, so that few costs cannot speak louder than they should:

- noise, ``NOISE`` a cost, independent (and the resolution of the meter, where one is given);
- bend, a random walk in log n of ``BEND`` an e-fold.  A linear walk over what no longer fits in a cache costs several
  times as much an element, and where terms of lower order matter the small sizes lie: the course of a curve is known
  less well the longer it is.

With Gaussian noise of unknown scale (inverse gamma, ``FREEDOM`` degrees, so that an outlier costs little) the
likelihood is a multivariate t (Gelman and others, Bayesian Data Analysis, 3rd ed., sections 3.2 and 14.2).  The level
is profiled, the share averaged over a grid; Bayes' rule gives the confidences.  Beforehand the classes are equally
probable.  Those between them that have no name here (n^1.5, n^2.5) take part as well, ``UNNAMED`` times as probable:
what they take is missing from the others' confidence.  So n against n log n is left open where it is open, over a
factor of 16 in n nearly always.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, get_args

from superday.judge.model import GrowthClass, Measured

NOISE = 0.15
BEND = 0.2
FREEDOM = 8.0
LEAST_TERM = 0.3
"""A class is not what is measured where its term makes up less than this of the cost at the largest size."""
SHARES = [0.0, *(10 ** (-4 + i / 4) for i in range(16)), 1 - LEAST_TERM]
BASES = (1.4, 1.62, 2.0, 2.6, 3.4)
"""What is called 2^n: n times 2^n and Fibonacci's recursion are meant as well."""
UNNAMED = 0.25
NOT_RULED_OUT = 0.15
"""Of the best class's probability: a stated class that has it agrees with the costs."""
BEYOND_DOUBT = 0.95


def _power(exponent: float, logarithms: float = 0.0) -> Callable[[float], float]:
    """The logarithm of ``n^exponent * (log n)^logarithms``."""
    return lambda n: exponent * math.log(n) + logarithms * math.log(math.log2(max(n, 2)))


def _exponential(base: float) -> Callable[[float], float]:
    return lambda n: n * math.log(base)


SHAPES: list[tuple[str, list[Callable[[float], float]]]] = [
    ("1", [_power(0)]),
    ("log n", [_power(0, 1)]),
    ("n^0.5", [_power(0.5)]),
    ("n", [_power(1)]),
    ("n log n", [_power(1, 1)]),
    ("n^1.5", [_power(1.5)]),
    ("n^2", [_power(2)]),
    ("n^2.5", [_power(2.5)]),
    ("n^3", [_power(3)]),
    ("n^4", [_power(4)]),
    ("2^n", [_exponential(base) for base in BASES]),
]
"""Slowest growth first; each with the logarithms of its terms, one of which it is."""
CLASSES: tuple[GrowthClass, ...] = get_args(GrowthClass)
ORDER = [name for name, _ in SHAPES]
ALIKE = {"1": "log n", "n": "n log n"}
"""A class and the one that only a logarithm keeps apart from it."""


class Fit(NamedTuple):
    """A class and how probable it is, all classes together at most 1."""

    growth: GrowthClass
    confidence: float


def fits(sizes: Sequence[int], costs: Sequence[float], resolution: float = 0.0) -> list[Fit]:
    """All classes, most probable first.

    Costs are positive, in any unit; ``resolution`` is how much of one the meter may miss, in the same unit.
    """
    chances = _chances(sizes, costs, resolution)
    return sorted((Fit(growth, chances[growth]) for growth in CLASSES), key=lambda fit: -fit.confidence)


def shows(stated: GrowthClass, sizes: Sequence[int], costs: Sequence[float], resolution: float = 0.0) -> bool:
    """Whether the costs agree with the stated class: it is the most probable one, or not ruled out, or differs from
    the most probable by no more than a logarithm."""
    chances = _chances(sizes, costs, resolution)
    best = max(chances, key=chances.__getitem__)
    alike = best == ALIKE.get(stated) or stated == ALIKE.get(best)
    return alike or chances[stated] >= NOT_RULED_OUT * chances[best]


def worse(stated: GrowthClass, sizes: Sequence[int], costs: Sequence[float], resolution: float = 0.0) -> bool:
    """Whether the costs grow faster than stated, beyond doubt; a logarithm faster does not count."""
    return _excess(stated, _chances(sizes, costs, resolution)) >= BEYOND_DOUBT


def measured(stated: GrowthClass | None, points: Sequence[tuple[int, float]], resolution: float = 0.0) -> Measured:
    """What (size, cost) pairs show, against what a problem states."""
    sizes, costs = [n for n, _ in points], [cost for _, cost in points]
    chances = _chances(sizes, costs, resolution)
    is_worse = stated is not None and _excess(stated, chances) >= BEYOND_DOUBT
    possible = [growth for growth in CLASSES if not is_worse or growth in _faster(stated)]
    best = max(possible, key=chances.__getitem__)
    return Measured(best, chances[best], stated, is_worse, list(points))


def _excess(stated: GrowthClass, chances: dict[str, float]) -> float:
    """How probable it is that the costs grow faster than stated."""
    return sum(chances[name] for name in _faster(stated))


def _faster(stated: str | None) -> list[str]:
    """The classes above the stated one, and above the one that only a logarithm keeps apart from it."""
    return ORDER[ORDER.index(ALIKE.get(stated or "", stated or "")) + 1 :]


def _chances(sizes: Sequence[int], costs: Sequence[float], resolution: float) -> dict[str, float]:
    """How probable each shape is, given the costs; the sum is 1."""
    yard = _Yard(sizes, costs, resolution)
    logs = {name: _mean_log([yard.loglikelihood(curve) for curve in _curves(terms, sizes)]) for name, terms in SHAPES}
    highest = max(logs.values())
    weights = {name: (1 if name in CLASSES else UNNAMED) * math.exp(log - highest) for name, log in logs.items()}
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def _curves(terms: list[Callable[[float], float]], sizes: Sequence[int]) -> Iterator[list[float]]:
    """The logarithms of what a class costs at these sizes, for each term and share of the constant."""
    for term in terms:
        logarithms = [term(n) - term(sizes[-1]) for n in sizes]
        flat = max(logarithms) == min(logarithms)
        for share in SHARES[:1] if flat else SHARES:
            yield [math.log(share + (1 - share) * math.exp(value)) if share else value for value in logarithms]


class _Yard:
    """Measures how far the logarithms of costs lie from a curve, in the unit of what noise and bend make likely."""

    def __init__(self, sizes: Sequence[int], costs: Sequence[float], resolution: float):
        away = [math.log(sizes[-1] / n) for n in sizes]
        noise = [NOISE**2 + (resolution / cost) ** 2 for cost in costs]
        self.root = _cholesky(
            [
                [BEND**2 * min(mine, other) + (noise[i] if i == j else 0.0) for j, other in enumerate(away)]
                for i, mine in enumerate(away)
            ]
        )
        self.ones = self.whitened([1.0] * len(sizes))
        self.costs = self.whitened([math.log(cost) for cost in costs])

    def loglikelihood(self, curve: list[float]) -> float:
        """Of the costs, were this the curve; its level is the best one."""
        rest = [cost - value for cost, value in zip(self.costs, self.whitened(curve), strict=True)]
        level = _dot(rest, self.ones) / _dot(self.ones, self.ones)
        rest = [value - level * one for value, one in zip(rest, self.ones, strict=True)]
        return -(FREEDOM + len(rest) - 1) / 2 * math.log1p(_dot(rest, rest) / FREEDOM)

    def whitened(self, values: list[float]) -> list[float]:
        """The values in coordinates in which noise and bend are independent, of variance one."""
        done: list[float] = []
        for row, value in zip(self.root, values, strict=True):
            done.append((value - _dot(row[: len(done)], done)) / row[len(done)])
        return done


def _cholesky(matrix: list[list[float]]) -> list[list[float]]:
    """The lower triangular root of a positive definite matrix."""
    root: list[list[float]] = []
    for i, row in enumerate(matrix):
        made: list[float] = []
        for j in range(i):
            made.append((row[j] - _dot(made, root[j][:j])) / root[j][j])
        root.append([*made, math.sqrt(row[i] - _dot(made, made))])
    return root


def _mean_log(logarithms: list[float]) -> float:
    """The logarithm of the mean of what these are the logarithms of."""
    highest = max(logarithms)
    return highest + math.log(sum(math.exp(value - highest) for value in logarithms) / len(logarithms))


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    return sum(one * other for one, other in zip(left, right, strict=True))
