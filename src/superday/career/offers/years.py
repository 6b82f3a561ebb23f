"""Payments added up by year: years of the offer, or calendar years with the start in the middle of one.

What is paid for a time counts on that time's last day, so that an offer that starts on 1 January has the same years
either way.  Base (and signing money that is paid monthly) is earned evenly over a month of the offer; a month that ends
in the next calendar year is split by days.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from superday.career.offers.cents import cents, pieces, times
from superday.career.offers.model import Bracket
from superday.career.offers.payments import PARTS, Part, Payment, valued
from superday.career.offers.prices import PRECISE, Price, compounded

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Year:
    """What one year brings, part by part, and the tax on it where there is a table."""

    year: int
    base: Decimal = NOTHING
    signing: Decimal = NOTHING
    bonus: Decimal = NOTHING
    stock: Decimal = NOTHING
    other: Decimal = NOTHING
    tax: Decimal | None = None
    last: int = 0  # the month of its last payment

    @property
    def cash(self) -> Decimal:
        """All but the stock."""
        return self.base + self.signing + self.bonus + self.other

    @property
    def total(self) -> Decimal:
        """Cash and stock, before tax."""
        return self.cash + self.stock

    @property
    def net(self) -> Decimal | None:
        """What the tax leaves."""
        return None if self.tax is None else self.total - self.tax

    def converted(self, rate: Decimal) -> "Year":
        """In another currency: each part by itself, to the cent."""
        parts = {part: times(getattr(self, part), rate) for part in PARTS}
        return Year(self.year, **parts, tax=None if self.tax is None else times(self.tax, rate), last=self.last)


def add_up(paid: Iterable[Payment], price: Price, first_day: date | None, brackets: list[Bracket]) -> list[Year]:
    """The years in order; calendar years where the first day is given, years of the offer otherwise."""
    sums: dict[int, dict[Part, Decimal]] = defaultdict(lambda: defaultdict(lambda: NOTHING))
    last: dict[int, int] = defaultdict(int)
    for payment in paid:
        for year, amount in _placed(payment, valued(payment, price), first_day):
            sums[year][payment.part] += amount
            last[year] = max(last[year], payment.month)
    found = [Year(year, **sums[year], last=last[year]) for year in sorted(sums)]
    return [_taxed(one, brackets) for one in found] if brackets else found


def present(year_ends: Iterable[tuple[int, Decimal]], rate: Decimal) -> Decimal:
    """What amounts at months from now are worth at the start, discounted at a yearly rate; to the cent."""
    return cents(sum((PRECISE.divide(amount, compounded(rate, month)) for month, amount in year_ends), Decimal(0)))


def tax_on(amount: Decimal, brackets: list[Bracket]) -> Decimal:
    """The marginal rates of the table on a year's total, to the cent."""
    due = Decimal(0)
    for number, bracket in enumerate(brackets):
        top = brackets[number + 1].above if number + 1 < len(brackets) else amount
        due += max(Decimal(0), min(amount, top) - bracket.above) * bracket.percent / 100
    return cents(due)


def day_of(start: date, month: int) -> date:
    """The day on which so many months have gone by since the start; the month's last where it is too short."""
    year, index = divmod(start.year * 12 + start.month - 1 + month, 12)
    return date(year, index + 1, min(start.day, calendar.monthrange(year, index + 1)[1]))


def _taxed(one: Year, brackets: list[Bracket]) -> Year:
    return Year(one.year, one.base, one.signing, one.bonus, one.stock, one.other, tax_on(one.total, brackets), one.last)


def _placed(payment: Payment, amount: Decimal, first_day: date | None) -> Iterator[tuple[int, Decimal]]:
    """The years into which a payment falls, with what of it does."""
    if first_day is None:
        yield payment.year, amount
        return
    end = day_of(first_day, payment.month)
    at_start = payment.month == 12 * (payment.year - 1)  # signing money and the like: on the day itself
    day = end if at_start else end - timedelta(days=1)
    begin = day_of(first_day, payment.month - 1) if payment.earned else day
    if begin.year == day.year:
        yield day.year, amount
        return
    before = (date(day.year, 1, 1) - begin).days
    split = pieces(amount, [Fraction(before, (end - begin).days), Fraction(1)])
    yield from zip((begin.year, day.year), split, strict=True)
