"""What an offer pays when: one record a payment, in the offer's currency, to the cent.

Months are counted from the start: what is paid at the end of a year of the offer has month 12, 24, ...  Base is earned
month by month; a bonus and other money come at the end of their year, signing money and relocation at its start.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from superday.career.offers.cents import WIDE, cents, pieces, times
from superday.career.offers.model import Grant, Offer, by_year
from superday.career.offers.prices import Price, compounded
from superday.career.offers.vesting import reached

Part = Literal["base", "signing", "bonus", "stock", "other"]
PARTS: tuple[Part, ...] = ("base", "signing", "bonus", "stock", "other")
_TWELFTHS = [Fraction(month, 12) for month in range(1, 13)]


class Payment(NamedTuple):
    """``amount`` at ``month``, in ``year`` of the offer (from 1); ``earned``: evenly over the month that ends there.

    ``age`` is for how many months the share's price has moved it (0 for cash): the amount is that before it moved.
    """

    part: Part
    month: int
    year: int
    amount: Decimal
    earned: bool = False
    age: int = 0


def payments(offer: Offer, horizon: int) -> list[Payment]:
    """Everything paid within ``horizon`` years of the start, stock at the price of the start (or of its refresher)."""
    found = [one for year in range(1, horizon + 1) for one in _of_year(offer, year)]
    stock = (one for after, grant in _grants(offer) for one in vested(offer, grant, after))
    return [*found, *(one for one in stock if one.month <= 12 * horizon)]


def still_unvested(offer: Offer, horizon: int) -> Decimal:
    """What is granted within the horizon and vests after it, at the price of each grant."""
    end = 12 * horizon
    made = (one for after, grant in _grants(offer) if after < end for one in vested(offer, grant, after))
    return sum((one.amount for one in made if one.month > end), Decimal("0.00"))


def valued(payment: Payment, price: Price) -> Decimal:
    """What a payment is worth on its day, to the cent."""
    return times(payment.amount, price.factor(payment.age)) if payment.age else payment.amount


def vested(offer: Offer, grant: Grant, after: int = 0) -> Iterator[Payment]:
    """A grant made ``after`` months, piece by piece; one by count was priced at the start."""
    shares = reached(grant)
    priced = 0 if grant.value is not None else after
    for (months, _), amount in zip(shares, pieces(worth(offer, grant), (share for _, share in shares)), strict=True):
        month = after + months
        yield Payment("stock", month, max(1, -(-month // 12)), amount, age=months + priced)


def worth(offer: Offer, grant: Grant) -> Decimal:
    """A grant's value, or its count at the price of the start, in the offer's currency."""
    value = grant.value
    if value is None:
        value = WIDE.multiply(grant.count or Decimal(0), grant.price or offer.share_price or Decimal(0))
    foreign = grant.currency is not None and grant.currency != offer.currency
    return times(value, offer.rates[grant.currency]) if foreign and grant.currency else cents(value)


def base_of(offer: Offer, year: int) -> Decimal:
    """The base of a year of the offer, raised once a year."""
    return times(offer.base, compounded(offer.raise_percent / 100, 12 * (year - 1)))


def _of_year(offer: Offer, year: int) -> Iterator[Payment]:
    start, end, base = 12 * (year - 1), 12 * year, base_of(offer, year)
    yield from _monthly("base", base, year)
    signing = offer.signing if isinstance(offer.signing, list) else [offer.signing]
    if offer.signing_paid == "monthly":
        yield from _monthly("signing", by_year(signing, year), year)
    else:
        yield Payment("signing", start, year, cents(by_year(signing, year)))
    yield Payment("bonus", end, year, by_year(offer.bonus, year) + times(base, offer.bonus_percent / 100))
    if year == 1 and offer.relocation and offer.relocation.take == "cash":
        yield Payment("other", start, year, cents(offer.relocation.cash or Decimal(0)))
    yield from (Payment("other", end, year, cents(one.amount)) for one in offer.other if one.year == year)


def _monthly(part: Part, amount: Decimal, year: int) -> Iterator[Payment]:
    for month, piece in enumerate(pieces(amount, _TWELFTHS), 12 * (year - 1) + 1):
        yield Payment(part, month, year, piece, earned=True)


def _grants(offer: Offer) -> list[tuple[int, Grant]]:
    """Every grant with the months after which it is made."""
    again = [(12 * year, one) for one in offer.refreshers for year in one.after_years]
    return [*((0, one) for one in offer.stock), *again]
