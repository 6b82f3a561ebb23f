"""How the share may go: grow at a rate, or lie at a quantile of a lognormal price.

Under geometric Brownian motion with expected growth g a year and volatility s, the price after t years is

    S(t) = S(0) (1 + g)^t exp(s sqrt(t) Z - s^2 t / 2),   Z standard normal,

so its expectation is S(0) (1 + g)^t whatever s is, and its q-quantile has the q-quantile z of Z in the place of Z;
the median (z = 0) lies below the expectation by the factor exp(-s^2 t / 2).  Source: J. C. Hull, Options, Futures, and
Other Derivatives, "The lognormal property of stock prices", with the drift written as a yearly rate, ln(1 + g).
"""

from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache
from statistics import NormalDist

PRECISE = Context(prec=40)
KEPT = Context(prec=30)  # what roots and powers leave beyond this is their own error
QUANTILES = (Decimal("0.1"), Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), Decimal("0.9"))


@dataclass(frozen=True)
class Price:
    """One way of the price: ``growth`` and ``volatility`` a year as fractions (0.07 is 7 %); no ``z`` is the mean."""

    growth: Decimal = Decimal(0)
    volatility: Decimal = Decimal(0)
    z: Decimal | None = None

    def factor(self, months: int) -> Decimal:
        """The price after so many months, over what it was before them."""
        return _factor(self, months)


def at_quantile(growth: Decimal, volatility: Decimal, quantile: Decimal) -> Price:
    """The price that stays, at each moment, at this quantile of what it may be then."""
    return Price(growth, volatility, normal(quantile))


def normal(quantile: Decimal) -> Decimal:
    """The quantile of the standard normal distribution; that of the median is 0 exactly."""
    return Decimal(str(NormalDist().inv_cdf(float(quantile))))


def years(months: int) -> Decimal:
    """Months as years; whole where they are."""
    return Decimal(months // 12) if months % 12 == 0 else PRECISE.divide(Decimal(months), Decimal(12))


@lru_cache(maxsize=20_000)
def compounded(rate: Decimal, months: int) -> Decimal:
    """``(1 + rate)`` to the power of the years in ``months``."""
    return KEPT.plus(PRECISE.power(1 + rate, years(months)))


@lru_cache(maxsize=20_000)
def _factor(price: Price, months: int) -> Decimal:
    mean = compounded(price.growth, months)
    if price.z is None or not price.volatility:
        return mean
    time = years(months)
    spread = PRECISE.multiply(price.volatility, PRECISE.sqrt(time))
    drift = PRECISE.divide(PRECISE.multiply(spread, spread), Decimal(2))
    return KEPT.multiply(mean, PRECISE.exp(PRECISE.subtract(PRECISE.multiply(spread, price.z), drift)))
