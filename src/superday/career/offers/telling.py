"""A comparison as words, and as the document that other programs rely on (docs/command-line.md)."""

from decimal import Decimal

from superday.career.offers.asking import Ask
from superday.career.offers.cents import cents
from superday.career.offers.comparing import Comparison, Worth
from superday.career.offers.crossings import LEAST
from superday.career.offers.fan import Fan
from superday.career.offers.overtaking import Overtaking, Range, Threshold
from superday.career.offers.prices import QUANTILES
from superday.career.offers.years import Year

QUANTILE_NAMES = tuple("median" if one == Decimal("0.5") else f"{100 * one:.0f} %" for one in QUANTILES)


def percent(rate: Decimal) -> str:
    """A rate that a person chose, with the digits that they gave: 0.0725 as ``7.25 %``."""
    return f"{(rate * 100).normalize():zf} %"


def solved(rate: float) -> str:
    """A rate that was computed, to a tenth always: 0.38 as ``38.0 %``."""
    return f"{rate * 100:z.1f} %"


def number(amount: Decimal) -> Decimal:
    """An amount as a JSON number has it: without cents where it has none."""
    return Decimal(int(amount)) if amount == int(amount) else cents(amount)


def overtaking(found: Overtaking) -> list[str]:
    """Break-even in sentences: who is ahead, one a year, and both shares alike."""
    years = found.thresholds[-1].year
    after = "a year" if years == 1 else f"{years} years"
    alike = f"if both shares grow {percent(Decimal(str(found.growth)))} a year"
    said = f"After {after} {found.ahead} is ahead of {found.behind} {alike}."
    if found.level:
        said = f"After {after} {found.ahead} and {found.behind} come to the same {alike}."
    if all(one.how == "never" for one in found.thresholds):
        by = "By the end of the year" if years == 1 else f"By the end of none of the {years} years"
        hasnt = f"{found.behind} has {'not ' if years == 1 else ''}overtaken it"
        return [said, f"{by} {hasnt} at any growth of its own share up to 900 % a year.", _together(found)]
    return [said, *(_threshold(found.behind, one) for one in found.thresholds), _together(found)]


def _threshold(behind: str, one: Threshold) -> str:
    by = f"By the end of year {one.year} {behind}"
    if one.how == "always":
        return f"{by} has overtaken it whatever its own share does."
    if one.how == "within":
        ranges = ", or ".join(_lying(*each) for each in one.within)
        return f"{by} has overtaken it if the growth of its own share is {ranges} a year."
    if one.how == "never" or one.growth is None:
        return f"{by} has not overtaken it at any growth of its own share up to 900 % a year."
    if round(one.growth * 100, 1) < 0:
        return f"{by} has overtaken it if its own share loses less than {solved(-one.growth)} a year."
    return f"{by} has overtaken it if its own share grows more than {solved(one.growth)} a year."


def _together(found: Overtaking) -> str:
    if found.alike:
        return "If both shares grow alike, they come to the same at any growth."
    ties: list[Range] = [(one, one) for one in found.together]
    if not (ties := sorted([*ties, *found.throughout], key=lambda each: LEAST if each[0] is None else each[0])):
        return "There is no growth of both shares alike at which they come to the same."
    return f"If both shares grow alike, they come to the same {' and '.join(_at(*each) for each in ties)} a year."


def _lying(low: float | None, high: float | None) -> str:
    if high is None:
        return f"above {solved(low or 0)}"
    return f"below {solved(high)}" if low is None else f"between {solved(low)} and {solved(high)}"


def _at(low: float | None, high: float | None) -> str:
    if high is None:
        return f"from {solved(low or 0)} up"
    if low is None:
        return f"up to {solved(high)}"
    return f"at {solved(low)}" if low == high else f"from {solved(low)} to {solved(high)}"


def document(found: Comparison) -> dict[str, object]:
    """Money as JSON numbers of at most two decimals, exact where they are read as decimals; rates as fractions."""
    choices = found.choices
    return {
        "currency": found.currency,
        "horizon": choices.horizon,
        "calendar": choices.calendar,
        "growth": choices.growths[0],
        "volatility": choices.volatility,
        "discount": choices.discount,
        "offers": [_offer(one) for one in found.offers],
        "scenarios": [_scenario(found, growth, totals) for growth, totals in found.scenarios],
        "fan": [_fan(one) for one in found.fans],
        "break_even": found.break_even,
        "break_even_net": found.break_even_net,
        "asks": [{"name": one.name, "currency": one.currency, "asks": [_ask(each) for each in one.asks]}
                 for one in found.asks],
        "deadlines": found.deadlines,
    }  # fmt: skip


def _offer(one: Worth) -> dict[str, object]:
    said: dict[str, object] = {
        "name": one.name,
        "currency": one.currency,
        "years": [_year(year) for year in one.years],
        "total": number(one.total),
        "present_value": number(one.present_value),
        "unvested": number(one.unvested),
    }
    if one.tax is not None:
        said |= {"tax": number(one.tax), "net": number(one.total - one.tax)}
    return said


def _year(year: Year) -> dict[str, object]:
    parts = ("base", "signing", "bonus", "stock", "other", "cash", "total")
    said: dict[str, object] = {"year": year.year, **{part: number(getattr(year, part)) for part in parts}}
    if year.tax is not None and year.net is not None:
        said |= {"tax": number(year.tax), "net": number(year.net)}
    return said


def _scenario(found: Comparison, growth: Decimal, totals: list[Decimal]) -> dict[str, object]:
    pairs = zip(found.offers, totals, strict=True)
    return {"growth": growth, "totals": [{"name": one.name, "total": number(total)} for one, total in pairs]}


def _fan(one: Fan) -> dict[str, object]:
    bands = [
        {
            "year": band.year or None,
            "price_mean": round(band.price_mean, 9),
            "prices": [round(each, 9) for each in band.prices],
            "mean": number(band.mean),
            "totals": [number(each) for each in band.totals],
        }
        for band in one.bands
    ]
    return {"name": one.name, "quantiles": list(QUANTILES), "bands": bands}


def _ask(one: Ask) -> dict[str, object]:
    stock = None if one.stock is None else number(one.stock)
    amounts = {"worth": number(one.worth), "base": number(one.base), "signing": number(one.signing)}
    return {"why": one.why, **amounts, "stock": stock}
