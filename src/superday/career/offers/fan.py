"""An offer under a lognormal price: what each year brings on average, and at quantiles of the price (``prices``).

For stock that vests on one day the quantile of its value is exact.  For a year with several such days, and for the
whole horizon, the same quantile is taken on each day, as if the price stayed lucky or unlucky to the same degree all
the time (the comonotonic bound).  So a fan of a sum is a little too wide; docs/offers.md says by how much.
"""

from decimal import Decimal

import msgspec

from superday.career.offers.model import Offer
from superday.career.offers.payments import payments
from superday.career.offers.prices import QUANTILES, Price, at_quantile, compounded
from superday.career.offers.years import NOTHING, add_up

WHOLE = 0  # the row of all years together


class Band(msgspec.Struct, frozen=True):
    """One year (0: all of them): the price at its end over that of the start, and the total; mean, then quantiles."""

    year: int
    price_mean: Decimal
    prices: list[Decimal]
    mean: Decimal
    totals: list[Decimal]


class Fan(msgspec.Struct, frozen=True):
    """The bands of one offer, a year each and then all of them."""

    name: str
    bands: list[Band]


def fan(offer: Offer, horizon: int, growth: Decimal, volatility: Decimal, rate: Decimal) -> list[Band]:
    """The bands at :data:`~superday.career.offers.prices.QUANTILES`, the totals converted at ``rate``."""
    paid = payments(offer, horizon)
    ways = [Price(growth), *(at_quantile(growth, volatility, one) for one in QUANTILES)]
    totals = [[one.converted(rate).total for one in add_up(paid, way, None, [])] for way in ways]
    for each in totals:
        each.append(sum(each, NOTHING))
    bands = []
    for index in range(horizon + 1):
        year = index + 1 if index < horizon else WHOLE
        prices = [way.factor(12 * (year or horizon)) for way in ways[1:]]
        mean = compounded(growth, 12 * (year or horizon))
        bands.append(Band(year, mean, prices, totals[0][index], [each[index] for each in totals[1:]]))
    return bands
