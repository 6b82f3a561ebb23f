"""An offer under a lognormal price: what each year, and all of them, bring on average and at quantiles.

For stock that vests on one day the quantile is exact (``prices``).  A sum over several days has none in closed form.
It is taken conditional on one normal variable, the sum of the price's Brownian motion over the vesting dates weighted
by what is expected of each (the comonotonic lower bound): with means m_i, increments B_i of that motion, their
covariances C_ij, and L_i = sum_j C_ij m_j, D = sum_i m_i L_i,

    q-quantile of the sum  =  sum_i m_i exp(s z L_i / sqrt(D) - s^2 L_i^2 / (2 D)),   z the q-quantile of N(0, 1).

It keeps the mean, is exact for one date, and docs/offers.md says how near it is otherwise.  Sources: J. Dhaene and
others, The concept of comonotonicity in actuarial science and finance: applications, Insurance: Mathematics and
Economics 31 (2002); for the weights S. Vanduffel and others, Comparing approximations for risk measures of sums of
non-independent lognormal random variables, North American Actuarial Journal 9 (2005).
"""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Context, Decimal
from itertools import accumulate

import msgspec

from superday.career.offers.cents import cents
from superday.career.offers.payments import Payment
from superday.career.offers.prices import PRECISE, QUANTILES, Price, at_quantile, compounded, normal
from superday.career.offers.years import NOTHING, Year, add_up

WHOLE = 0  # the row of all years together
QUICK = Context(prec=22)  # digits: more than a trillion has in cents


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


def fan(paid: Sequence[Payment], horizon: int, growth: Decimal, volatility: Decimal, rate: Decimal) -> list[Band]:
    """The bands at :data:`~superday.career.offers.prices.QUANTILES`, the totals converted at ``rate``."""
    means = [one.converted(rate) for one in add_up(paid, Price(growth), None, [])]
    stock = [one for one in paid if one.part == "stock"]
    bands = []
    for year in [*range(1, horizon + 1), WHOLE]:
        shown = [one for one in means if year in (one.year, WHOLE)]
        values = quantiles([one for one in stock if year in (one.year, WHOLE)], growth, volatility)
        bands.append(_band(year, 12 * (year or horizon), growth, volatility, shown, [one * rate for one in values]))
    return bands


def quantiles(stock: Sequence[Payment], growth: Decimal, volatility: Decimal) -> list[Decimal]:
    """What stock is worth at each of the quantiles, not rounded; its price moves from ``month - age`` to ``month``."""
    means: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for one in stock:
        means[one.month - one.age, one.month] += one.amount * compounded(growth, one.age)
    shifts = _shifts(means, volatility)
    return [
        sum((mean * QUICK.exp(shift * z - shift * shift / 2)
             for mean, shift in zip(means.values(), shifts, strict=True)), Decimal(0))
        for z in map(normal, QUANTILES)
    ]  # fmt: skip


def _shifts(means: dict[tuple[int, int], Decimal], volatility: Decimal) -> list[Decimal]:
    """``s L_i / sqrt(D)`` for each span of months.

    L_i is the sum over the months of span i of the means whose spans have that month, over 12.
    """
    last = max((end for _, end in means), default=0)
    alive = [Decimal(0)] * (last + 1)  # by month: how much more of the means moves from it on
    for (start, end), mean in means.items():
        alive[start] += mean
        alive[end] -= mean
    until = [Decimal(0), *accumulate(accumulate(alive))]  # by month: what has moved before it, months times means
    weights = [until[end] - until[start] for start, end in means]
    variance = sum((mean * weight for mean, weight in zip(means.values(), weights, strict=True)), Decimal(0))
    spread = PRECISE.sqrt(12 * variance) if variance else Decimal(1)
    return [volatility * weight / spread for weight in weights]


def _band(
    year: int, months: int, growth: Decimal, volatility: Decimal, shown: list[Year], values: list[Decimal]
) -> Band:
    prices = [at_quantile(growth, volatility, one).factor(months) for one in QUANTILES]
    cash = sum((one.cash for one in shown), NOTHING)
    mean = sum((one.total for one in shown), NOTHING)
    return Band(year, compounded(growth, months), prices, mean, [cash + cents(one) for one in values])
