"""Offers side by side under one set of choices: years, scenarios, break-even, what to ask for, deadlines."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, localcontext

import msgspec

from superday.career.offers import fan
from superday.career.offers.asking import Ask, left_behind, measure
from superday.career.offers.cents import WIDE, money
from superday.career.offers.currencies import conversion, one_currency
from superday.career.offers.deadlines import hours_left, moment
from superday.career.offers.filed import Filed
from superday.career.offers.model import Bracket, Offer
from superday.career.offers.overtaking import Overtaking, Stream, overtakings, stream
from superday.career.offers.payments import Payment, payments, still_unvested, valued
from superday.career.offers.prices import Price
from superday.career.offers.years import NOTHING, Year, add_up, present
from superday.errors import BadInput

MOST = 5  # offers side by side
USUAL = tuple(Decimal(one) for one in ("-0.2", "0", "0.1", "0.2"))  # growths that are always shown


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """Under what offers are compared; rates are fractions (0.07 is 7 %), the first growth is the one that counts."""

    growths: tuple[Decimal, ...] = (Decimal(0),)
    volatility: Decimal = Decimal(0)
    horizon: int = 4
    discount: Decimal = Decimal(0)
    calendar: bool = False
    currency: str | None = None
    rates: dict[str, Decimal] = {}
    tax: list[Bracket] = []

    @property
    def price(self) -> Price:
        """How the share goes in what is shown."""
        return Price(self.growths[0])


class Worth(msgspec.Struct, frozen=True):
    """One offer under the choices, in the currency of the comparison."""

    name: str
    currency: str
    years: list[Year]
    total: Decimal
    present_value: Decimal
    unvested: Decimal
    offer: Offer
    rate: Decimal
    paid: list[Payment]
    first_day: date | None
    brackets: list[Bracket]

    @property
    def tax(self) -> Decimal | None:
        """The tax of all years, None where no table is given."""
        taxes = [one.tax for one in self.years if one.tax is not None]
        return sum(taxes, NOTHING) if taxes else None


class Due(msgspec.Struct, frozen=True):
    """When an offer must be answered (UTC), and the hours left."""

    name: str
    deadline: datetime
    hours_left: float


class Asks(msgspec.Struct, frozen=True):
    """What to ask the maker of one offer for, in that offer's own currency."""

    name: str
    currency: str
    asks: list[Ask]


class Comparison(msgspec.Struct, frozen=True):
    """All that follows from offers and choices."""

    choices: Choices
    currency: str
    offers: list[Worth]
    scenarios: list[tuple[Decimal, list[Decimal]]]
    fans: list[fan.Fan]
    break_even: list[Overtaking]
    break_even_net: list[Overtaking]
    asks: list[Asks]
    deadlines: list[Due]


def compare(filed: Sequence[Filed], choices: Choices, now: datetime) -> Comparison:
    """Offers under the choices; raises :class:`BadInput` where they cannot be compared."""
    if not 1 <= len(filed) <= MOST:
        raise BadInput(f"{len(filed)} offers cannot be compared", way_out=f"choose 1 to {MOST}")
    with localcontext(WIDE):  # sums and quotients lose no digit either, however large
        return _compared(filed, choices, now)


def _compared(filed: Sequence[Filed], choices: Choices, now: datetime) -> Comparison:
    if choices.tax:
        one_currency([one for one in filed if not one.offer.tax])
    currency, rates = conversion(filed, choices.currency, choices.rates)
    worths = [_worth(one, name, choices, currency, rate)
              for one, name, rate in zip(filed, _names(filed), rates, strict=True)]  # fmt: skip
    growths = sorted({*USUAL, *choices.growths})
    return Comparison(
        choices,
        currency,
        worths,
        [(growth, [_total(one, Price(growth)) for one in worths]) for growth in growths],
        _fans(worths, choices),
        overtakings([_stream(one, choices) for one in worths], choices.horizon, choices.price),
        overtakings(
            [_stream(one, choices, one.brackets) for one in worths if one.brackets], choices.horizon, choices.price
        ),
        [_asks(one, worths, choices) for one in worths],
        _deadlines(filed, worths, now),
    )


def _worth(filed: Filed, name: str, choices: Choices, currency: str, rate: Decimal) -> Worth:
    offer, first = filed.offer, None
    if choices.calendar:
        if offer.start is None:
            says = f"calendar years of {name} need its first day"
            raise filed.source.mistake("$", says, "add start = 2026-12-31, or leave calendar years out")
        first = offer.start
    paid = payments(offer, choices.horizon)
    brackets = offer.tax or choices.tax
    years = add_up(paid, choices.price, first, brackets)
    found = [one.converted(rate) for one in years] if currency != offer.currency else years
    total = sum((one.total for one in found), NOTHING)
    value = present(((one.month, valued(one, choices.price) * rate) for one in paid), choices.discount)
    unvested = (still_unvested(offer, choices.horizon) * rate).quantize(NOTHING)
    return Worth(name, currency, found, total, value, unvested, offer, rate, paid, first, brackets)


def _names(filed: Sequence[Filed]) -> list[str]:
    """The offers' names, told apart where two have the same."""
    names = [one.offer.name for one in filed]
    return [name if names.count(name) == 1 else f"{name} ({names[:at].count(name) + 1})"
            for at, name in enumerate(names)]  # fmt: skip


def _total(one: Worth, price: Price) -> Decimal:
    years = add_up(one.paid, price, one.first_day, [])
    found = [year.converted(one.rate) for year in years] if one.currency != one.offer.currency else years
    return sum((year.total for year in found), NOTHING)


def _fans(worths: list[Worth], choices: Choices) -> list[fan.Fan]:
    if not choices.volatility:
        return []
    growth, volatility = choices.growths[0], choices.volatility
    return [
        fan.Fan(one.name, fan.fan(one.paid, choices.horizon, growth, volatility, one.rate))
        for one in worths
        if any(paid.part == "stock" and paid.amount for paid in one.paid)
    ]


def _stream(one: Worth, choices: Choices, brackets: Sequence[Bracket] = ()) -> Stream:
    return stream(one.name, one.paid, choices.horizon, choices.discount, one.rate, brackets)


def _asks(one: Worth, worths: list[Worth], choices: Choices) -> Asks:
    unit = measure(one.offer, choices.horizon, choices.price, choices.discount)
    asks = [unit.more_base()]
    best = max(worths, key=lambda each: each.present_value)
    if (gap := best.present_value - one.present_value) > 0:
        asks.append(unit.ask(f"as much as {best.name}", (gap / one.rate).quantize(NOTHING)))
    if (moving := one.offer.relocation) and moving.take == "paid" and moving.cash:
        asks.append(unit.ask(f"relocation in cash ({money(moving.cash)}) instead of paid", moving.cash))
    if one.offer.forfeited:
        lost = left_behind(one.offer, Price(), choices.discount)
        asks.append(unit.ask("the stock that you leave behind", lost))
    return Asks(one.name, one.offer.currency, asks)


def _deadlines(filed: Sequence[Filed], worths: list[Worth], now: datetime) -> list[Due]:
    known = ((worth.name, moment(one.offer)) for one, worth in zip(filed, worths, strict=True))
    return sorted(
        (Due(name, when, hours_left(when, now)) for name, when in known if when), key=lambda due: due.deadline
    )
