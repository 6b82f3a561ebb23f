"""Figures in an answer: "1.6 GB", "1,600 MB", "40 million", "3e6", "85 %", "two and a half billion" with units."""

import re
from dataclasses import dataclass

from superday.rubric.model import Number
from superday.rubric.numerals import Numeral, numerals
from superday.rubric.spoken import fluent
from superday.rubric.words import stem, words

_SCALES = {
    "k": 1e3, "thousand": 1e3, "thousands": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "millions": 1e6,
    "b": 1e9, "bn": 1e9, "billion": 1e9, "billions": 1e9, "trillion": 1e12, "hundred": 1e2, "dozen": 12.0,
}  # fmt: skip
_BYTES = {"b": 1.0, "byte": 1.0, "bytes": 1.0} | {
    name: 10.0 ** (3 * (power + 1))
    for power, names in enumerate(
        (("kb", "kib", "kilobyte", "kilobytes"), ("mb", "mib", "megabyte", "megabytes", "megs"),
         ("gb", "gib", "gigabyte", "gigabytes", "gigs", "gig"), ("tb", "tib", "terabyte", "terabytes"))
    )
    for name in names
}  # fmt: skip
_SECONDS = {
    "ns": 1e-9, "us": 1e-6, "ms": 1e-3, "millisecond": 1e-3, "milliseconds": 1e-3, "s": 1.0, "sec": 1.0,
    "secs": 1.0, "second": 1.0, "seconds": 1.0, "min": 60.0, "minute": 60.0, "minutes": 60.0, "h": 3600.0,
    "hour": 3600.0, "hours": 3600.0, "day": 86400.0, "days": 86400.0, "week": 604800.0, "weeks": 604800.0,
}  # fmt: skip
_DIMENSIONS = (_BYTES, _SECONDS)

_FIGURE = re.compile(
    r"(?<![\w.])(?P<digits>\d+(?:[,\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?:[eE](?P<exp>[+-]?\d+)|\s?(?:x|×|\*|times)\s?10\s?(?:\^|\*\*|to the)\s?(?P<power>-?\d+))?",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s?[-–]?\s?(%|[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number said, its scale word applied; ``after`` are the words that follow it."""

    value: float
    after: tuple[str, ...]
    start: int
    end: int


def figures(text: str) -> list[Figure]:
    """Every number in ``text``, in order."""
    text = fluent(text)  # "16, no sorry, 1.6 GB" is one figure
    said = list(numerals(text))
    written = (Numeral(_written(match), *match.span()) for match in _FIGURE.finditer(text))
    apart = [found for found in written if not any(found.start < s.end and s.start < found.end for s in said)]
    return [_figure(found, text) for found in sorted([*said, *apart], key=lambda found: found.start)]


def _figure(found: Numeral, text: str) -> Figure:
    value, after, end = found.value, [], found.end
    for _ in range(5):
        following = _AFTER.match(text, end)
        if following is None:
            break
        after.append("percent" if following.group(1) == "%" else following.group(1).lower())
        end = following.end()
    while after and after[0] in _SCALES and not (after[0] == "b" and text[found.start].isalpha()):
        value *= _SCALES[after.pop(0)]
    return Figure(value, tuple(after), found.start, max(end, found.end))


def _written(match: re.Match[str]) -> float:
    value = float(match.group("digits").replace(",", "").replace("\u202f", ""))
    return value * 10.0 ** min(int(match.group("exp") or match.group("power") or 0), 300)


def reaches(figure: Figure, number: Number) -> bool:
    """Whether the figure is ``number`` within its tolerance, in one of its units or one that converts."""
    if not number.units:
        return _near(figure.value, number)
    return any(_near(figure.value * factor, number) for factor in _factors(figure, number))


def _near(value: float, number: Number) -> bool:
    return abs(value - number.value) <= number.rel * abs(number.value) + 1e-12


def _factors(figure: Figure, number: Number) -> list[float]:
    """By what the figure must be multiplied to be in the number's first unit."""
    factors = []
    for unit in number.units:
        stems = [w.stem for w in words(unit)]
        if stems and _contains([stem(w) for w in figure.after], stems):
            factors.append(1.0)
    for table in _DIMENSIONS:
        wanted = next((table[u.lower()] for u in number.units if u.lower() in table), None)
        if wanted and figure.after and figure.after[0] in table:
            factors.append(table[figure.after[0]] / wanted)
    if any(u.strip() in ("%", "percent") for u in number.units) and not figure.after and 0 < figure.value < 1:
        factors.append(100.0)
    return factors


def _contains(said: list[str], wanted: list[str]) -> bool:
    return any(said[i : i + len(wanted)] == wanted for i in range(len(said) - len(wanted) + 1))
