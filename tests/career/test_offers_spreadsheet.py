"""2,000 random offers against a spreadsheet: a column a month, cells in whole cents, written without our code.

The sheet reads the same file.  It keeps running totals instead of shares, rounds them by hand, and finds growth by
exponentials of logarithms to 60 digits.
"""

import calendar
import tomllib
from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from superday.career.offers import Choices, Filed, compare, read_offer

PER_YEAR = {"month": 12, "quarter": 4, "half-year": 2, "year": 1}
NOW = datetime.fromisoformat("2026-11-22T12:00:00+00:00")

# The sheet.


def to_cents(amount: Fraction) -> int:
    """An amount in cents, half a cent to the even one."""
    whole, rest = divmod(amount * 100, 1)
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2)
    return int(whole) + bool(up)


def grown(rate: Fraction, months: int) -> Fraction:
    if months % 12 == 0:
        return (1 + rate) ** (months // 12)
    with localcontext(Context(prec=60)):
        one = Decimal(1) + Decimal(rate.numerator) / Decimal(rate.denominator)
        return Fraction((one.ln() * months / 12).exp())


class Sheet:
    """``cells[part][month]`` in cents; ``start`` cells stand at the first day of a year."""

    def __init__(self, said: dict, years: int, growth: Fraction):
        self.said, self.years, self.growth = said, years, growth
        self.rates = {code: Fraction(rate) for code, rate in said.get("rates", {}).items()}
        self.cells: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self.first_days: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for year in range(1, years + 1):
            self.year(year)
        for grant in said.get("stock", []):
            self.grant(grant, 0)
        for grant in said.get("refreshers", []):
            for after in grant["after_years"]:
                self.grant(grant, 12 * after)

    def evenly(self, part: str, year: int, total: int) -> None:
        running = 0
        for month in range(1, 13):
            reached = to_cents(Fraction(total, 100) * month / 12)
            self.cells[part][12 * (year - 1) + month] += reached - running
            running = reached

    def year(self, year: int) -> None:
        said, end = self.said, 12 * year
        raised = Fraction(said["base"]) * (1 + Fraction(said.get("raise_percent", 0)) / 100) ** (year - 1)
        base = to_cents(raised)
        self.evenly("base", year, base)
        signing = (said.get("signing", []) + [0] * 10)[year - 1]
        if said.get("signing_paid") == "monthly":
            self.evenly("signing", year, to_cents(Fraction(signing)))
        else:
            self.first_days["signing"][year] += to_cents(Fraction(signing))
        bonus = said.get("bonus", 0)
        bonus = (bonus + [0] * 10)[year - 1] if isinstance(bonus, list) else bonus
        share = to_cents(Fraction(base, 100) * Fraction(said.get("bonus_percent", 0)) / 100)
        self.cells["bonus"][end] += to_cents(Fraction(bonus)) + share
        for other in said.get("other", []):
            if other.get("year", 1) == year:
                self.cells["other"][end] += to_cents(Fraction(other["amount"]))
        if year == 1 and said.get("relocation", {}).get("take") == "cash":
            self.first_days["other"][1] += to_cents(Fraction(said["relocation"]["cash"]))

    def grant(self, grant: dict, after: int) -> None:
        value = Fraction(grant["value"]) if "value" in grant else Fraction(grant["count"]) * self.price(grant)
        if (code := grant.get("currency", self.said["currency"])) != self.said["currency"]:
            value *= self.rates[code]
        total, running, early = to_cents(value), 0, 0
        moved_before = 0 if "value" in grant else after
        for month, percent in self.percent_reached(grant).items():
            reached = to_cents(Fraction(total, 100) * percent / 100)
            piece, running = reached - running, reached
            cliff = grant.get("cliff", 0)
            if month < cliff:
                early += piece
                continue
            if early and month > cliff:
                self.put(after + cliff, early, cliff + moved_before)
                early = 0
            self.put(after + month, piece + early, month + moved_before)
            early = 0
        if early:
            self.put(after + grant["cliff"], early, grant["cliff"] + moved_before)

    def price(self, grant: dict) -> Fraction:
        return Fraction(grant.get("price", self.said.get("share_price", 0)))

    def percent_reached(self, grant: dict) -> dict[int, Fraction]:
        if "schedule" in grant:
            return {s["month"]: sum(Fraction(o["percent"]) for o in grant["schedule"] if o["month"] <= s["month"])
                    for s in grant["schedule"]}  # fmt: skip
        years = grant.get("years") or len(grant["vesting"])
        found = {}
        for month in range(1, 12 * years + 1):
            year, within = (month - 1) // 12, (month - 1) % 12 + 1
            every = grant.get("every", "year")
            times = PER_YEAR[every if isinstance(every, str) else every[year]]
            if (within * times) % 12 == 0:
                of = [Fraction(p) for p in grant["vesting"]] if "vesting" in grant else [Fraction(100, years)] * years
                found[month] = sum(of[:year], Fraction(0)) + of[year] * within / 12
        return found

    def put(self, month: int, piece: int, moved: int) -> None:
        if month <= 12 * self.years:
            where = self.cells["stock"] if month else self.first_days["stock"]
            where[month or 1] += to_cents(Fraction(piece, 100) * grown(self.growth, moved))

    def by_offer_year(self) -> dict[int, dict[str, int]]:
        found: dict[int, dict[str, int]] = {year: defaultdict(int) for year in range(1, self.years + 1)}
        for part, cells in self.cells.items():
            for month, amount in cells.items():
                found[(month + 11) // 12][part] += amount
        for part, cells in self.first_days.items():
            for year, amount in cells.items():
                found[year][part] += amount
        return found

    def by_calendar_year(self, start: date) -> dict[int, dict[str, int]]:
        """Base and monthly signing day by day within their month; the rest on the day before the month is over."""
        found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for part, cells in self.cells.items():
            daily = part == "base" or (part == "signing" and self.said.get("signing_paid") == "monthly")
            for month, amount in cells.items():
                days = self.days(start, month)
                here = [day for day in days if day.year == days[0].year] if daily else []
                first = to_cents(Fraction(amount * len(here), 100 * len(days)))
                found[days[0].year][part] += first
                found[days[-1].year][part] += amount - first
        for part, cells in self.first_days.items():
            for year, amount in cells.items():
                found[month_on(start, 12 * (year - 1)).year][part] += amount
        return found

    def days(self, start: date, month: int) -> list[date]:
        day, end, found = month_on(start, month - 1), month_on(start, month), []
        while day < end:
            found.append(day)
            day += timedelta(days=1)
        return found


def month_on(start: date, months: int) -> date:
    year, month = start.year + (start.month - 1 + months) // 12, (start.month - 1 + months) % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


# Random offers, as files.

money = st.one_of(
    st.integers(0, 900_000).map(str),
    st.integers(0, 90_000_000).map(lambda cents: f"{cents // 100}.{cents % 100:02d}"),
    st.just("0.01"),
)
words = st.sampled_from(list(PER_YEAR))


@st.composite
def percents(draw: st.DrawFn, parts: int) -> list[str]:
    """Percentages with two decimals that add up to 100."""
    cuts = sorted(draw(st.lists(st.integers(0, 10_000), min_size=parts - 1, max_size=parts - 1)))
    steps = [after - before for before, after in zip([0, *cuts], [*cuts, 10_000], strict=True)]
    return [f"{one // 100}.{one % 100:02d}" for one in steps]


@st.composite
def grants(draw: st.DrawFn, refresher: bool) -> list[str]:
    lines = ["[[refreshers]]" if refresher else "[[stock]]"]
    if draw(st.booleans()):
        lines.append(f"value = {draw(money)}")
    else:
        lines.append(f"count = {draw(st.integers(0, 20_000))}")
        if draw(st.booleans()):
            lines.append(f"price = {draw(st.integers(1, 9_999_999))}e-4")
    years, way = draw(st.integers(1, 5)), draw(st.sampled_from(["vesting", "years", "schedule"]))
    if way == "schedule":
        months = sorted(draw(st.sets(st.integers(0, 60), min_size=1, max_size=5)))
        shares = draw(percents(len(months)))
        steps = ", ".join(f"{{month = {m}, percent = {p}}}" for m, p in zip(months, shares, strict=True))
        lines.append(f"schedule = [{steps}]")
    else:
        lines.append(f"years = {years}" if way == "years" else f"vesting = [{', '.join(draw(percents(years)))}]")
        every = draw(st.one_of(words, st.lists(words, min_size=years, max_size=years)))
        lines.append(f"every = {every!r}")
        lines.append(f"cliff = {draw(st.sampled_from([0, 0, 6, 10, 12]))}")
    if draw(st.integers(0, 4)) == 0:
        lines.append('currency = "EUR"')
    if refresher:
        lines.append(f"after_years = {draw(st.lists(st.integers(1, 4), min_size=1, max_size=3, unique=True))}")
    return lines


@st.composite
def offers(draw: st.DrawFn) -> str:
    listed = st.lists(money, max_size=4).map(lambda amounts: f"[{', '.join(amounts)}]")
    lines = ['name = "random"', 'currency = "USD"', f"base = {draw(money)}", f"signing = {draw(listed)}"]
    lines.append(f"signing_paid = {draw(st.sampled_from(['start', 'monthly']))!r}")
    lines.append(f"bonus = {draw(st.one_of(money, listed))}")
    lines.append(f"bonus_percent = {draw(st.integers(0, 6000))}e-2")
    lines.append(f"raise_percent = {draw(st.integers(0, 1500))}e-2")
    lines.append(f"share_price = {draw(st.integers(1, 90_000))}e-2")
    lines.append(f"start = {draw(st.dates(date(2024, 1, 1), date(2029, 12, 31)))}")
    lines += ["[rates]", f"EUR = {draw(st.integers(500_000, 2_000_000))}e-6"]
    if draw(st.booleans()):
        lines += ["[relocation]", f"take = {draw(st.sampled_from(['cash', 'paid']))!r}", f"cash = {draw(money)}"]
    for refresher in draw(st.lists(st.booleans(), max_size=3)):
        lines += draw(grants(refresher))
    if draw(st.booleans()):
        lines += ["[[other]]", 'name = "x"', f"amount = {draw(money)}", f"year = {draw(st.integers(1, 4))}"]
    return "\n".join(lines)


def shown(years: list) -> dict[int, dict[str, Decimal]]:
    parts = ("base", "signing", "bonus", "stock", "other", "total")
    return {one.year: {part: getattr(one, part) for part in parts} for one in years}


def on_sheet(found: dict[int, dict[str, int]]) -> dict[int, dict[str, Decimal]]:
    parts = ("base", "signing", "bonus", "stock", "other")
    return {
        year: {**{part: Decimal(cells[part]) / 100 for part in parts}, "total": Decimal(sum(cells.values())) / 100}
        for year, cells in found.items()
        if year
    }


@settings(max_examples=2000, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(text=offers(), horizon=st.integers(1, 6), growth=st.one_of(st.just(0), st.integers(-9000, 20000)))
def test_every_part_of_every_year_is_that_of_the_spreadsheet_to_the_cent(text: str, horizon: int, growth: int) -> None:
    filed: Filed = read_offer(text, Path("random.toml"))
    said = tomllib.loads(text, parse_float=Decimal)
    sheet = Sheet(said, horizon, Fraction(growth, 10_000))
    for in_calendar in (False, True):
        choices = Choices(growths=(Decimal(growth) / 10_000,), horizon=horizon, calendar=in_calendar)
        found = compare([filed], choices, NOW).offers[0]
        years = sheet.by_calendar_year(said["start"]) if in_calendar else sheet.by_offer_year()
        assert shown(found.years) == on_sheet(years)
        assert found.total == sum((one["total"] for one in on_sheet(years).values()), Decimal(0))
