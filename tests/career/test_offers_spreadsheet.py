"""2,000 random offers against a spreadsheet: a column a month, cells in whole cents, written without our code.

The sheet reads the same file.  It keeps running totals instead of shares, rounds them by hand, and finds growth by
exponentials of logarithms to 60 digits.
"""

import calendar
import tomllib
from collections import defaultdict
from datetime import date, timedelta
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from superday.career.offers import read_offer
from superday.career.offers.payments import payments
from superday.career.offers.prices import Price
from superday.career.offers.years import add_up

PER_YEAR = {"month": 12, "quarter": 4, "half-year": 2, "year": 1}
WORDS = list(PER_YEAR)

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
                day, after = month_on(start, month - 1), month_on(start, month)
                last = after - timedelta(days=1)
                here = 0
                while daily and day.year < last.year:
                    day, here = day + timedelta(days=1), here + 1
                first = to_cents(Fraction(amount * here, 100 * (here + (after - day).days))) if here else 0
                if here:
                    found[last.year - 1][part] += first
                found[last.year][part] += amount - first
        for part, cells in self.first_days.items():
            for year, amount in cells.items():
                found[month_on(start, 12 * (year - 1)).year][part] += amount
        return found


def month_on(start: date, months: int) -> date:
    year, month = start.year + (start.month - 1 + months) // 12, (start.month - 1 + months) % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


# Random offers, as files.


def money(chance: Random) -> str:
    whole = str(chance.randint(0, 900_000))
    return chance.choice([whole, f"{whole}.{chance.randint(0, 99):02d}", "0.01", "0"])


def amounts(chance: Random) -> str:
    return f"[{', '.join(money(chance) for _ in range(chance.randint(0, 4)))}]"


def percents(chance: Random, parts: int) -> list[str]:
    """Percentages with two decimals that add up to 100."""
    cuts = sorted(chance.randint(0, 10_000) for _ in range(parts - 1))
    steps = [after - before for before, after in zip([0, *cuts], [*cuts, 10_000], strict=True)]
    return [f"{one // 100}.{one % 100:02d}" for one in steps]


def vesting(chance: Random) -> list[str]:
    years, way = chance.randint(1, 5), chance.choice(["vesting", "years", "schedule"])
    if way == "schedule":
        months = sorted(chance.sample(range(61), chance.randint(1, 5)))
        shares = percents(chance, len(months))
        steps = ", ".join(f"{{month = {m}, percent = {p}}}" for m, p in zip(months, shares, strict=True))
        return [f"schedule = [{steps}]", f"cliff = {chance.choice([0, 0, 12])}"]
    every = chance.choice([chance.choice(WORDS), [chance.choice(WORDS) for _ in range(years)]])
    said = f"years = {years}" if way == "years" else f"vesting = [{', '.join(percents(chance, years))}]"
    return [said, f"every = {every!r}", f"cliff = {chance.choice([0, 0, 6, 10, 12])}"]


def grant(chance: Random) -> list[str]:
    refresher = chance.random() < 0.5
    lines = ["[[refreshers]]" if refresher else "[[stock]]"]
    if chance.random() < 0.5:
        lines.append(f"value = {money(chance)}")
    else:
        lines.append(f"count = {chance.randint(0, 20_000)}")
        lines += [f"price = {chance.randint(1, 9_999_999)}e-4"] * (chance.random() < 0.5)
    lines += ['currency = "EUR"'] * (chance.random() < 0.2)
    lines += [f"after_years = {chance.sample([1, 2, 3, 4], chance.randint(1, 3))}"] * refresher
    return lines + vesting(chance)


def offer_file(seed: int) -> str:
    chance = Random(seed)
    start = date(2024, 1, 1) + timedelta(days=chance.randint(0, 2000))
    lines = ['name = "random"', 'currency = "USD"', f"start = {start}", f"base = {money(chance)}"]
    lines += [f"signing = {amounts(chance)}", f"signing_paid = {chance.choice(['start', 'monthly'])!r}"]
    lines += [f"bonus = {chance.choice([money, amounts])(chance)}", f"bonus_percent = {chance.randint(0, 6000)}e-2"]
    lines += [f"raise_percent = {chance.randint(0, 1500)}e-2", f"share_price = {chance.randint(1, 90_000)}e-2"]
    lines += ["[rates]", f"EUR = {chance.randint(500_000, 2_000_000)}e-6"]
    lines += ["[relocation]", f"take = {chance.choice(['cash', 'paid'])!r}", f"cash = {money(chance)}"]
    for _ in range(chance.randint(0, 3)):
        lines += grant(chance)
    lines += ["[[other]]", 'name = "x"', f"amount = {money(chance)}", f"year = {chance.randint(1, 4)}"]
    return "\n".join(lines)


def shown(years: list) -> dict[int, dict[str, Decimal]]:
    parts = ("base", "signing", "bonus", "stock", "other", "total")
    return {one.year: {part: getattr(one, part) for part in parts} for one in years}


def on_sheet(found: dict[int, dict[str, int]]) -> dict[int, dict[str, Decimal]]:
    parts = ("base", "signing", "bonus", "stock", "other")
    return {
        year: {**{part: Decimal(cells[part]) / 100 for part in parts}, "total": Decimal(sum(cells.values())) / 100}
        for year, cells in found.items()
    }


@settings(max_examples=2000, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # nothing about a seed is simpler
@given(seed=st.integers(0, 2**64), horizon=st.integers(1, 6), growth=st.one_of(st.just(0), st.integers(-9000, 20000)))
def test_every_part_of_every_year_is_that_of_the_spreadsheet_to_the_cent(seed: int, horizon: int, growth: int) -> None:
    text = offer_file(seed)
    offer = read_offer(text, Path("random.toml")).offer
    sheet = Sheet(tomllib.loads(text, parse_float=Decimal), horizon, Fraction(growth, 10_000))
    paid, price = payments(offer, horizon), Price(Decimal(growth) / 10_000)
    assert shown(add_up(paid, price, None, [])) == on_sheet(sheet.by_offer_year())
    assert offer.start is not None
    assert shown(add_up(paid, price, offer.start, [])) == on_sheet(sheet.by_calendar_year(offer.start))
