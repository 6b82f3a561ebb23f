"""Break-even: from which growth of its share on an offer is ahead of another after so many years."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from typing import Literal

import msgspec

from superday.career.offers.crossings import LEAST, Terms, at, crossings
from superday.career.offers.payments import Payment
from superday.career.offers.prices import PRECISE, Price, compounded

How = Literal["above", "always", "never"]
HALF_A_CENT = 0.005
NOISE = 1e-11  # of the largest amount: what binary numbers leave where nothing should be


class Threshold(msgspec.Struct, frozen=True):
    """After ``year`` years the offer behind is ahead where its share grows by more than ``growth`` a year.

    ``how`` is "above" for such a rate; "always" or "never" (at no growth up to 900 %) have none.
    """

    year: int
    how: How
    growth: float | None


class Overtaking(msgspec.Struct, frozen=True):
    """Two offers: over the horizon ``ahead`` is ahead, or ``level``, where both shares grow at ``growth``.

    The thresholds are for the share of ``behind`` while that of ``ahead`` grows at that rate still.
    ``together`` are the growths, the same of both shares, at which the two come to the same over the horizon;
    ``alike``: they do at every growth.
    """

    ahead: str
    behind: str
    growth: float
    thresholds: list[Threshold]
    together: list[float]
    level: bool = False
    alike: bool = False


class Stream(msgspec.Struct, frozen=True):
    """What an offer comes to by the end of each year, as terms in the growth: ``{months of growth: amount}``."""

    name: str
    until: list[Terms]


def stream(name: str, paid: Sequence[Payment], horizon: int, discount: Decimal, rate: Decimal) -> Stream:
    """The terms of what an offer pays, discounted, in the currency of the comparison."""
    sums: dict[int, Decimal] = defaultdict(Decimal)
    until: list[Terms] = []
    for year in range(1, horizon + 1):
        for one in (one for one in paid if one.year == year):
            sums[one.age] += PRECISE.divide(one.amount * rate, compounded(discount, one.month))
        until.append({months: float(amount) for months, amount in sums.items()})
    return Stream(name, until)


def overtakings(streams: Sequence[Stream], horizon: int, price: Price) -> list[Overtaking]:
    """Every pair, the one ahead first."""
    growth = float(price.growth)
    found = []
    for one, other in combinations(streams, 2):
        ahead, behind = sorted((one, other), key=lambda each: -at(each.until[-1], growth))
        thresholds = [_threshold(year, ahead, behind, growth) for year in range(1, horizon + 1)]
        ties = _difference(ahead.until[-1], behind.until[-1])
        level = abs(at(ties, growth)) < HALF_A_CENT
        together = [round(rate, 9) for rate in crossings(ties)]
        found.append(Overtaking(ahead.name, behind.name, growth, thresholds, together, level, alike=not ties))
    return found


def _threshold(year: int, ahead: Stream, behind: Stream, growth: float) -> Threshold:
    """What the offer behind comes to rises with its growth, so it passes a given amount once or not at all."""
    terms = dict(behind.until[year - 1])
    terms[0] = terms.get(0, 0.0) - at(ahead.until[year - 1], growth)
    solved = crossings(terms)
    if solved:
        return Threshold(year, "above", round(solved[0], 9))
    return Threshold(year, "always" if at(terms, LEAST) > 0 else "never", None)


def _difference(ahead: Terms, behind: Terms) -> Terms:
    """What one comes to less the other, term by term; empty where they are the same at any growth."""
    least = max(HALF_A_CENT / 100, NOISE * max(map(abs, (*ahead.values(), *behind.values())), default=0.0))
    terms = {each: ahead.get(each, 0.0) - behind.get(each, 0.0) for each in {*ahead, *behind}}
    return {months: amount for months, amount in terms.items() if abs(amount) > least}
