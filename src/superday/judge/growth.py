"""Which growth the measured costs show, and whether a stated class is what is measured.

A cost is fitted as ``a + b * g(n)`` with ``a, b >= 0`` by least squares on *relative* errors, so that small
sizes count as much as large ones.  On a handful of sizes n and n log n look alike, and so do 1 and log n: what
is claimed is only that the stated class explains the costs as well as any, or within the noise.
"""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from superday.judge.model import GrowthClass

CLASSES: dict[GrowthClass, Callable[[float], float]] = {
    "1": lambda n: 0.0,
    "log n": math.log2,
    "n": lambda n: n,
    "n log n": lambda n: n * math.log2(max(n, 2)),
    "n^2": lambda n: n**2,
    "n^3": lambda n: n**3,
    "2^n": lambda n: 2.0 ** min(n, 1000),
}
NOISE = 0.2
TIE = 0.15  # of an exponent: as much as lies between n and n log n
LEAST_SHARE = 0.3
"""A class is not what is measured where its term makes up less than this of the cost at the largest size."""


class Fit(NamedTuple):
    """How well a class explains costs: root mean square relative error, and its term's share at the end."""

    growth: GrowthClass
    error: float
    share: float

    @property
    def means_something(self) -> bool:
        """Whether the term is there at all.  A constant is; a logarithm may drown in one."""
        return self.growth in ("1", "log n") or self.share >= LEAST_SHARE


def fits(sizes: Sequence[int], costs: Sequence[float]) -> list[Fit]:
    """All classes, best first.  Costs are positive, in any unit."""
    found = [_fit(growth, sizes, costs) for growth in CLASSES]
    return sorted((fit for fit in found if fit.means_something), key=lambda fit: fit.error)


def shows(stated: GrowthClass, sizes: Sequence[int], costs: Sequence[float]) -> bool:
    """Whether the costs agree with the stated class: the best fit, as good as it within the noise, or the class
    whose slope over the whole range is nearest.

    The last is for caches: a linear walk over what no longer fits in one costs several times as much an element,
    which bends the curve without changing the class.
    """
    ranked = fits(sizes, costs)
    if any(fit.growth == stated and fit.error <= max(NOISE, 1.5 * ranked[0].error) for fit in ranked):
        return True
    measured = _slope(sizes, costs)
    away = {growth: abs(_slope(sizes, [max(g(n), 1.0) for n in sizes]) - measured) for growth, g in CLASSES.items()}
    return away[stated] <= min(away.values()) + TIE


def _slope(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """The exponent of the power of n that joins the first cost to the last."""
    return math.log(costs[-1] / costs[0]) / math.log(sizes[-1] / sizes[0])


def _fit(growth: GrowthClass, sizes: Sequence[int], costs: Sequence[float]) -> Fit:
    """Least squares of ``1 = a / cost + b * g / cost``."""
    ones = [1 / cost for cost in costs]
    terms = [CLASSES[growth](n) / cost for n, cost in zip(sizes, costs, strict=True)]
    a, b = _solve(ones, terms)
    errors = [(a * one + b * term - 1) ** 2 for one, term in zip(ones, terms, strict=True)]
    return Fit(growth, math.sqrt(sum(errors) / len(errors)), b * terms[-1])


def _solve(ones: list[float], terms: list[float]) -> tuple[float, float]:
    """The a, b >= 0 that bring ``a * ones + b * terms`` closest to 1."""
    scale = max(terms) or 1.0
    terms = [term / scale for term in terms]
    oo, tt, ot = _dot(ones, ones), _dot(terms, terms), _dot(ones, terms)
    determinant = oo * tt - ot * ot
    if determinant > 1e-12 * oo * tt:
        a = (sum(ones) * tt - sum(terms) * ot) / determinant
        b = (sum(terms) * oo - sum(ones) * ot) / determinant
        if a >= 0 and b >= 0:
            return a, b / scale
    constant, term = (sum(ones) / oo, 0.0), (0.0, sum(terms) / tt / scale if tt else 0.0)
    return min(constant, term, key=lambda ab: _residual(ab[0], ab[1] * scale, ones, terms))


def _residual(a: float, b: float, ones: list[float], terms: list[float]) -> float:
    return sum((a * one + b * term - 1) ** 2 for one, term in zip(ones, terms, strict=True))


def _dot(left: list[float], right: list[float]) -> float:
    return sum(one * other for one, other in zip(left, right, strict=True))
