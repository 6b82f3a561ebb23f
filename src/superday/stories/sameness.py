"""Whether two quantities are the same number, or one follows from figures told together."""

from collections.abc import Sequence

from superday.stories.quantities import Quantity

NEAR = 0.03  # of the larger: the same number
ROUNDED = 0.12  # the same where one of the two is said to be rough, or is brought to another unit
NEIGHBOURS = 12  # figures after one that may be set against it
TOGETHER = 200  # characters within which two figures may be set against each other
APART = 6.0  # times: numbers further apart are of two things
DATES = frozenset({"month", "weekday", "year"})
PLAIN = frozenset({"percent", "points", "time", "bytes", "euro", "dollar", "pound", ""})
_PERIODS = (1.0, 12.0, 52.0, 365.0, 4.0)


def same(one: Quantity, other: Quantity) -> bool:
    """Whether both are one number, as people round: of a kind, and near enough."""
    if {one.unit, other.unit} == {"", "percent"} and min(one.value, other.value) < 1:
        return abs(_hundredths(one) - _hundredths(other)) <= NEAR * 100
    if not comparable(one, other):
        return False
    if one.unit in DATES:
        return _same_date(one.value, other.value)
    if is_rate(one) != is_rate(other):
        return one.unit[:3] == other.unit[:3] and any(_per(one.value, other.value, k) for k in _PERIODS)
    rough = one.rough or other.rough or one.unit == "time" or is_rate(one)
    return near(one.value, other.value, ROUNDED if rough else NEAR) or _rounds(one.value, other.value)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be of one kind; a bare number may be anything but a date."""
    units = {one.unit.removesuffix("/"), other.unit.removesuffix("/")}
    if len(units) == 1 or units == {"time", "lead"}:
        return True
    if not units & PLAIN:
        return False
    return "" in units and not units & DATES


def may_be_one(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can be one that changed: of a kind, and of a size; a date is not made more exact."""
    if not comparable(one, other) or is_rate(one) != is_rate(other):
        return False
    if "" in (one.unit, other.unit) and not {one.unit, other.unit} <= PLAIN and (one.value % 1 or other.value % 1):
        return False
    small, large = sorted((abs(one.value), abs(other.value)))
    return one.unit in DATES or large <= APART * small


def derived(told: Sequence[Quantity]) -> list[tuple[float, str]]:
    """The differences, sums and ratios of two figures told together, and what is left of a hundred, with units."""
    told = [one for one in told if one.unit not in DATES]
    made = {(100 - one.value, "percent") for one in told if one.unit in ("percent", "")}
    for n, one in enumerate(told):
        for other in told[n + 1 : n + 1 + NEIGHBOURS]:
            of_a_kind = one.unit == other.unit or (one.sentence == other.sentence and comparable(one, other))
            if of_a_kind and abs(one.start - other.start) < TOGETHER:
                made |= _made(one.value, other.value, one.unit or other.unit)
    return sorted(made)


def _made(a: float, b: float, unit: str) -> set[tuple[float, str]]:
    parts = {100 * a / b, 100 * b / a} if a and b else set()
    shares = {(value, "percent") for value in parts | {abs(100 - value) for value in parts}}
    return {(abs(a - b), unit), (a + b, unit)} | shares | {(value / 100, "") for value in parts}


def is_derived(quantity: Quantity, made: Sequence[tuple[float, str]]) -> bool:
    """Whether a number is one of those; percent and points are one here, and a bare number may be of any unit."""
    unit = "percent" if quantity.unit == "points" else quantity.unit
    fitting = (value for value, of in made if unit in ("", of) or (of in ("points", "") and unit == "percent"))
    return quantity.unit not in DATES and any(near(quantity.value, value, NEAR) for value in fitting)


def summed_up(told: Sequence[Quantity], numbers: Sequence[float]) -> set[tuple[float, str]]:
    """Sums and differences of the numbers as said, of one unit or with a bare one ("ten months", "sixteen")."""
    with_unit = [one for one in told if one.number and one.unit and one.unit not in DATES]
    bare = set(numbers) - {one.number for one in with_unit}
    made = set()
    for one in with_unit:
        unit = one.unit.removesuffix("/")
        likes = {other.number for other in with_unit if other.unit.removesuffix("/") == unit} - {one.number}
        made |= {(value, unit) for other in bare | likes for value in (one.number + other, abs(one.number - other))}
    return made


def is_summed(quantity: Quantity, made: set[tuple[float, str]] | Sequence[tuple[float, str]]) -> bool:
    """Whether a number, as said, is one of those."""
    return bool(quantity.number) and (quantity.number, quantity.unit.removesuffix("/")) in made


def is_rate(quantity: Quantity) -> bool:
    """Whether it is an amount by the year."""
    return quantity.unit.endswith("/")


def near(one: float, other: float, apart: float) -> bool:
    """Whether two numbers are at most this part of the larger apart."""
    return abs(one - other) <= apart * max(abs(one), abs(other), 1e-9)


def _per(one: float, other: float, times: float) -> bool:
    return near(one, times * other, ROUNDED) or near(times * one, other, ROUNDED)


def _same_date(one: float, other: float) -> bool:
    """Whether two dates agree; a month without its day agrees with any day of it."""
    return one == other or (int(one) == int(other) and (one % 1 == 0 or other % 1 == 0))


def _hundredths(quantity: Quantity) -> float:
    return quantity.value if quantity.unit == "percent" else 100 * quantity.value


def _rounds(one: float, other: float) -> bool:
    """Whether the rounder of two numbers is the other one rounded to two digits or more."""
    return any(_rounded(left, right) for left, right in ((one, other), (other, one)))


def _rounded(value: float, round_one: float) -> bool:
    return any(
        round(value, digits) == round_one and abs(round_one) >= 10 ** (1 - digits) for digits in (-3, -2, -1, 0, 1)
    )
