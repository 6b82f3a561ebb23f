"""What to ask for, and its worth: amounts of base, signing money and stock that come to the same present value.

Each is before tax, over the horizon, under the chosen price and discount.  Amounts are rounded up to the cent, so that
what is asked for is at least worth it.
"""

from decimal import ROUND_CEILING, Decimal

import msgspec
from msgspec.structs import replace

from superday.career.offers.cents import CENT, WIDE, cents
from superday.career.offers.model import Offer
from superday.career.offers.payments import payments, valued, vested
from superday.career.offers.prices import KEPT, Price
from superday.career.offers.years import present

STEP = Decimal(10_000)
UNIT = Decimal(10) ** 9  # a large amount in the place of 1, so that its cents do not matter


class Ask(msgspec.Struct, frozen=True):
    """``why``, its present value, and what comes to it: more base a year, or signing money, or stock at its grant."""

    why: str
    worth: Decimal
    base: Decimal
    signing: Decimal
    stock: Decimal | None


class Measure(msgspec.Struct, frozen=True):
    """What one unit more of base, signing money or stock is worth at the start; no stock without a grant."""

    base: Decimal
    signing: Decimal
    stock: Decimal | None

    def ask(self, why: str, worth: Decimal) -> Ask:
        """What comes to ``worth``."""
        stock = None if self.stock is None else _over(worth, self.stock)
        return Ask(why, cents(worth), _over(worth, self.base), _over(worth, self.signing), stock)

    def more_base(self) -> Ask:
        """What :data:`STEP` more base a year is worth."""
        worth = WIDE.multiply(STEP, self.base)
        return self.ask(f"{STEP:,} more base a year", worth)


def measure(offer: Offer, horizon: int, price: Price, discount: Decimal) -> Measure:
    """The worth of more of each, as this offer pays it."""
    of_base = Offer(
        name=offer.name,
        currency=offer.currency,
        base=UNIT,
        raise_percent=offer.raise_percent,
        bonus_percent=offer.bonus_percent,
    )
    of_signing = replace(of_base, base=Decimal(0), signing=[UNIT], signing_paid=offer.signing_paid)
    stock = None
    if offer.stock:
        like = replace(offer.stock[0], value=UNIT, count=None, currency=None)  # whatever its own size is
        of_stock = replace(of_base, base=Decimal(0), stock=[like])
        stock = _worth(of_stock, horizon, price, discount) / UNIT or None
    base, signing = (_worth(one, horizon, price, discount) / UNIT for one in (of_base, of_signing))
    return Measure(base, signing, stock)


def left_behind(offer: Offer, price: Price, discount: Decimal) -> Decimal:
    """What the stock forfeited by leaving would have been worth at the start, all of it."""
    paid = (one for grant in offer.forfeited for one in vested(offer, grant))
    return present(((one.month, valued(one, price)) for one in paid), discount)


def _worth(offer: Offer, horizon: int, price: Price, discount: Decimal) -> Decimal:
    return present(((one.month, valued(one, price)) for one in payments(offer, horizon)), discount)


def _over(worth: Decimal, unit: Decimal) -> Decimal:
    return KEPT.divide(worth, unit).quantize(CENT, ROUND_CEILING, WIDE)
