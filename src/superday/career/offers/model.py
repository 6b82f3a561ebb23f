"""An offer as its file has it.  Amounts are decimals of whole cents, percentages are percent (5 is 5 %)."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec

Every = Literal["month", "quarter", "half-year", "year"]
MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
ZERO = Decimal(0)


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``percent`` of a grant vests when ``month`` months have gone by since it was made."""

    month: int
    percent: Decimal


class Grant(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Stock, by its value or by ``count`` shares.

    How it vests: ``vesting`` by year, ``years`` evenly, or ``schedule``.  ``every`` is how often within a year, one for
    all years or one a year; nothing vests before ``cliff`` months.
    """

    name: str = "stock"
    value: Decimal | None = None
    count: Decimal | None = None
    price: Decimal | None = None
    currency: str | None = None
    vesting: list[Decimal] | None = None
    years: int | None = None
    schedule: list[Step] | None = None
    every: Every | list[Every] = "year"
    cliff: int = 0


class Refresher(Grant, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A grant of the same kind made at the end of each of these years of the offer."""

    after_years: list[int]


class Relocation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Moving costs: paid by the employer (counts for nothing here), or ``cash`` at the start."""

    take: Literal["paid", "cash"]
    cash: Decimal | None = None


class Other(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Any other money, at the end of a year of the offer."""

    name: str
    amount: Decimal
    year: int = 1


class Bracket(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of what a year brings above ``above``, ``percent`` goes to tax, up to the next bracket."""

    above: Decimal
    percent: Decimal


class Offer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One offer.  ``bonus`` is an amount each year (or by year), ``bonus_percent`` of that year's base."""

    name: str
    currency: str
    base: Decimal
    start: date | None = None
    deadline: Any = None  # a datetime or a date: msgspec tells no union of the two apart
    time_zone: str | None = None
    raise_percent: Decimal = ZERO
    signing: Decimal | list[Decimal] = ZERO
    signing_paid: Literal["start", "monthly"] = "start"
    bonus: Decimal | list[Decimal] = ZERO
    bonus_percent: Decimal = ZERO
    share_price: Decimal | None = None
    relocation: Relocation | None = None
    stock: list[Grant] = []
    refreshers: list[Refresher] = []
    forfeited: list[Grant] = []
    other: list[Other] = []
    rates: dict[str, Decimal] = {}
    tax: list[Bracket] = []
    notes: str = ""


def by_year(amount: Decimal | list[Decimal], year: int) -> Decimal:
    """The amount of a year, from 1, where a list has one a year; a single amount is every year's."""
    if isinstance(amount, Decimal):
        return amount
    return amount[year - 1] if year <= len(amount) else ZERO
