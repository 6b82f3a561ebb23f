"""Break-even: at which growths of its share an offer is ahead of another after so many years.

Before tax what an offer comes to is one polynomial in the growth; after a table of marginal rates it is one between any
two growths at which some year's total enters a bracket, so each piece is solved by itself.  Before tax it never falls
as the share grows.  After tax it may: a negative discount makes the tax, due at the end of a year, count for more than
the pay of the months before.  And it may stay as it is, where all that comes above an amount is taken.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import combinations, pairwise
from typing import Literal

import msgspec

from superday.career.offers.crossings import LEAST, MOST, Stretch, Terms, at, passing, stretches
from superday.career.offers.model import Bracket
from superday.career.offers.payments import Payment
from superday.career.offers.prices import PRECISE, Price, compounded

How = Literal["above", "always", "never", "within"]
Range = tuple[float | None, float | None]  # growths from and to; None where it ends at the least or the most only
HALF_A_CENT = 0.005
NOISE = 1e-11  # of the largest amount: what binary numbers leave where nothing should be


class Threshold(msgspec.Struct, frozen=True):
    """After ``year`` years the offer behind is ahead where its share grows by more than ``growth`` a year.

    ``how`` is "above" for such a rate; "always" or "never" (at no growth up to 900 %) have none, nor has "within":
    it is ahead in the ranges ``within`` alone.
    """

    year: int
    how: How
    growth: float | None
    within: list[Range] = []


class Overtaking(msgspec.Struct, frozen=True):
    """Two offers: over the horizon ``ahead`` is ahead, or ``level``, where both shares grow at ``growth``.

    The thresholds are for the share of ``behind`` while that of ``ahead`` grows at that rate still.
    ``together`` are the growths, the same of both shares, at which one passes the other over the horizon,
    ``throughout`` the ranges at every growth of which they come to the same; ``alike``: they do at any growth.
    """

    ahead: str
    behind: str
    growth: float
    thresholds: list[Threshold]
    together: list[float]
    throughout: list[Range] = []
    level: bool = False
    alike: bool = False


class Levy(msgspec.Struct, frozen=True):
    """The tax on one year whose total is ``terms``, by ``(above, rate)`` as in a table of marginal rates.

    ``worth`` is what a unit of the tax counts for in the comparison, ``edges`` the growths at which the total enters a
    bracket.
    """

    terms: Terms
    brackets: list[tuple[float, float]]
    worth: float
    edges: list[float]

    def around(self, growth: float) -> Terms:
        """The tax as terms, for growths between the same two edges."""
        total, above, rate, due = at(self.terms, growth), 0.0, 0.0, 0.0
        for next_above, next_rate in self.brackets:
            if next_above > total:
                break
            due += (next_above - above) * rate
            above, rate = next_above, next_rate
        taxed = {months: amount * rate * self.worth for months, amount in self.terms.items()}
        return _less(taxed, (rate * above - due) * self.worth)


class Stream(msgspec.Struct, frozen=True):
    """What an offer comes to by the end of each year, as terms in the growth: ``{months of growth: amount}``.

    ``levies`` are the taxes of each year, none for totals before tax.
    """

    name: str
    until: list[Terms]
    levies: list[Levy] = []

    def edges(self, year: int) -> list[float]:
        """The growths between which the terms by the end of a year are the same."""
        return [growth for one in self.levies[:year] for growth in one.edges]

    def around(self, year: int, growth: float) -> Terms:
        """The terms by the end of a year, for growths between the same two edges."""
        terms = dict(self.until[year - 1])
        for levy in self.levies[:year]:
            for months, amount in levy.around(growth).items():
                terms[months] = terms.get(months, 0.0) - amount
        return terms

    def worth(self, year: int, growth: float) -> float:
        """What it comes to by the end of a year."""
        return at(self.around(year, growth), growth)


def stream(
    name: str, paid: Sequence[Payment], horizon: int, discount: Decimal, rate: Decimal, brackets: Sequence[Bracket] = ()
) -> Stream:
    """The terms of what an offer pays, discounted, in the currency of the comparison; taxed at the end of each year."""
    sums: dict[int, Decimal] = defaultdict(Decimal)
    until: list[Terms] = []
    levies: list[Levy] = []
    for year in range(1, horizon + 1):
        own: dict[int, Decimal] = defaultdict(Decimal)
        for one in (one for one in paid if one.year == year):
            sums[one.age] += PRECISE.divide(one.amount * rate, compounded(discount, one.month))
            own[one.age] += one.amount
        until.append(_terms(sums))
        if brackets:
            levies.append(_levy(_terms(own), brackets, float(PRECISE.divide(rate, compounded(discount, 12 * year)))))
    return Stream(name, until, levies)


def _terms(sums: Mapping[int, Decimal]) -> Terms:
    return {months: float(amount) for months, amount in sums.items()}


def _levy(terms: Terms, brackets: Sequence[Bracket], worth: float) -> Levy:
    table = [(float(one.above), float(one.percent) / 100) for one in brackets]
    edges = (passing(partial(_beyond, terms, above)) for above, _ in table)
    return Levy(terms, table, worth, [growth for growth in edges if growth is not None])


def _beyond(terms: Terms, amount: float, growth: float) -> float:
    return at(terms, growth) - amount


def overtakings(streams: Sequence[Stream], horizon: int, price: Price) -> list[Overtaking]:
    """Every pair, the one ahead first."""
    growth = float(price.growth)
    return [_overtaking(one, other, horizon, growth) for one, other in combinations(streams, 2)]


def _overtaking(one: Stream, other: Stream, horizon: int, growth: float) -> Overtaking:
    ahead, behind = sorted((one, other), key=lambda each: -each.worth(horizon, growth))
    thresholds = [_threshold(year, ahead, behind, growth) for year in range(1, horizon + 1)]

    def lead(near: float) -> Terms:
        return _difference(ahead.around(horizon, near), behind.around(horizon, near))

    found = stretches([*ahead.edges(horizon), *behind.edges(horizon)], lead)
    return Overtaking(
        ahead.name,
        behind.name,
        growth,
        thresholds,
        together=[round(left.high, 9) for left, right in pairwise(found) if left.sign and right.sign],
        throughout=_ranges(found, 0),
        level=abs(at(lead(growth), growth)) < HALF_A_CENT,
        alike=[each.sign for each in found] == [0],
    )


def _threshold(year: int, ahead: Stream, behind: Stream, growth: float) -> Threshold:
    reached = {0: ahead.worth(year, growth)}

    def more(near: float) -> Terms:
        return _difference(behind.around(year, near), reached)

    match _ranges(stretches(behind.edges(year), more), 1):
        case []:
            return Threshold(year, "never", None)
        case [(None, None)]:
            return Threshold(year, "always", None)
        case [(float(passed), None)]:
            return Threshold(year, "above", passed)
        case ranges:
            return Threshold(year, "within", None, ranges)


def _ranges(found: Iterable[Stretch], sign: int) -> list[Range]:
    """The stretches of a sign."""
    return [
        (None if low == LEAST else round(low, 9), None if high == MOST else round(high, 9))
        for low, high, own in found
        if own == sign
    ]


def _less(terms: Terms, amount: float) -> Terms:
    return {**terms, 0: terms.get(0, 0.0) - amount}


def _difference(ahead: Terms, behind: Terms) -> Terms:
    """What one comes to less the other, term by term; empty where they come to the same at every growth around."""
    least = max(HALF_A_CENT / 100, NOISE * max(map(abs, (*ahead.values(), *behind.values())), default=0.0))
    terms = {each: ahead.get(each, 0.0) - behind.get(each, 0.0) for each in {*ahead, *behind}}
    return {months: amount for months, amount in terms.items() if abs(amount) > least}
