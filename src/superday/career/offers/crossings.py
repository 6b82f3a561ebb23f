"""At which growth of the share two offers come to the same: solved, every solution, not looked for on a grid.

What an offer comes to is a polynomial with few terms in x = (1 + growth)^(1/12), one term for each age at which stock
vests.  Between two neighbouring zeros of its derivative it is monotone and has at most one zero; divided by its lowest
power first, the derivative has one term less, so the recursion ends.  Rates are binary floating point, good to about
1e-9; no money is.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

LEAST, MOST = -0.999, 9.0  # growth a year between which solutions are looked for
SAME = 1e-9  # growths as near as this are one
Terms = Mapping[int, float]


class Stretch(NamedTuple):
    """From one growth to another, and the sign (-1, 0 or 1) that an amount has at all of them in between."""

    low: float
    high: float
    sign: int


def stretches(edges: Sequence[float], terms: Callable[[float], Terms]) -> list[Stretch]:
    """The signs, from ``LEAST`` to ``MOST``, of an amount whose terms are others between any two edges.

    ``terms(near)`` are those around a growth, none where the amount is nothing.  Neighbours have different signs.
    """
    found: list[Stretch] = []
    for low, high in pairwise(_apart([*edges, *_changes(edges, terms)])):
        middle = (low + high) / 2
        value = at(terms(middle), middle)
        sign = (value > 0) - (value < 0)
        if found and found[-1].sign == sign:
            low = found.pop().low
        found.append(Stretch(low, high, sign))
    return found


def _changes(edges: Sequence[float], terms: Callable[[float], Terms]) -> list[float]:
    return [
        growth
        for low, high in pairwise(_apart(edges))
        for growth in crossings(terms((low + high) / 2), max(LEAST, low - SAME), min(MOST, high + SAME))
    ]


def _apart(growths: Iterable[float]) -> list[float]:
    """In order between the least and the most, each once."""
    found = [LEAST]
    for one in sorted(growths):
        if found[-1] + 2 * SAME < one < MOST - 2 * SAME:
            found.append(one)
    return [*found, MOST]


def crossings(terms: Terms, low: float = LEAST, high: float = MOST) -> list[float]:
    """The yearly growths at which ``sum(a * (1 + growth) ** (months / 12))`` over ``{months: a}`` changes its sign."""
    if not _may_be_zero(terms, low, high):
        return []
    left, right = (1 + low) ** (1 / 12), (1 + high) ** (1 / 12)
    return [x**12 - 1 for x in _zeros({months: a for months, a in terms.items() if a}, left, right)]


def passing(value: Callable[[float], float]) -> float | None:
    """The growth beyond which what never falls with the growth is above 0; None where it is always, or never."""
    left, right = float((1 + LEAST) ** (1 / 12)), float((1 + MOST) ** (1 / 12))
    if value(LEAST) > 0 or value(MOST) <= 0:
        return None
    while left < (middle := (left + right) / 2) < right:
        if value(middle**12 - 1) > 0:
            right = middle
        else:
            left = middle
    return right**12 - 1


def at(terms: Terms, growth: float) -> float:
    """The sum at one growth."""
    return math.fsum(a * math.pow(1 + growth, months / 12) for months, a in terms.items())


def _may_be_zero(terms: Terms, low: float, high: float) -> bool:
    """Whether bounds leave room for a zero: the terms above 0 rise, and those below 0 fall."""
    more = {months: a for months, a in terms.items() if a > 0}
    less = {months: a for months, a in terms.items() if a < 0}
    return at(more, low) + at(less, high) <= 0 <= at(more, high) + at(less, low)


def _zeros(terms: Terms, low: float, high: float) -> list[float]:
    if not terms or all(a > 0 for a in terms.values()) or all(a < 0 for a in terms.values()):
        return []
    lowest, largest = min(terms), max(map(abs, terms.values()))
    scaled = {power - lowest: a / largest for power, a in terms.items()}
    derivative = {power - 1: power * a for power, a in scaled.items() if power}
    turns = [low, *_zeros(derivative, low, high), high]

    def value(x: float) -> float:
        return sum(a * x**power for power, a in scaled.items())

    return [_between(value, left, right) for left, right in pairwise(turns) if value(left) * value(right) < 0]


def _between(value: Callable[[float], float], left: float, right: float) -> float:
    """The zero of a function that changes its sign once in between, by halving until no number lies between."""
    rising = value(left) < 0
    while left < (middle := (left + right) / 2) < right:
        if (value(middle) < 0) == rising:
            left = middle
        else:
            right = middle
    return middle
