"""By how many times something changed: told as two figures ("from 240 to 80"), or said ("three times as fast").

A ratio is always that of the larger to the smaller: whether it went up or down is left to the words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from superday.stories.quantities import Quantity, figured

_WORDS = {
    "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0,
    "ten": 10.0, "twenty": 20.0, "hundred": 100.0, "a hundred": 100.0,
}  # fmt: skip
_NUMBER = rf"(?P<number>\d+(?:\.\d+)?|{'|'.join(_WORDS)})"
_PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1, "two thirds": 2 / 3,
          "three quarters": 0.75}  # fmt: skip
_MORE = r"(?:as|faster|slower|fewer|less|more|lower|higher|cheaper|smaller|larger|bigger|better|longer|shorter|quicker)"
_TIMES = re.compile(rf"\b{_NUMBER} times {_MORE}\b|\b{_NUMBER.replace('number', 'fold')}[- ]?fold\b", re.IGNORECASE)
_TWICE = re.compile(
    r"\b(?:twice (?:as|the)|doubled|halved|half as (?:\w+)|cut in half|half the (?!time))\b", re.IGNORECASE
)
_TRIPLED = re.compile(r"\btripled\b", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|down|up) (?:about |around |roughly |nearly |almost |more than |over )?(?:a |one )?"
    rf"(?P<part>{'|'.join(_PARTS)})\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(
    rf"\b(?:a |one )?(?P<part>{'|'.join(_PARTS)}) (?:of what (?:it|we|they|he|she|you|there)\b|(?:of )?the (?:cost"
    rf"|price|time|size)\b)",
    re.IGNORECASE,
)
_BY_PERCENT = re.compile(r"\bby (?:about |around |roughly |nearly |almost |more than |over |some )?$", re.IGNORECASE)
_PERCENT_MORE = re.compile(rf"^\s?(?:%|percent|per cent) {_MORE}\b", re.IGNORECASE)
_LOOSE = re.compile(r"\b(?:about|around|roughly|nearly|almost|some|more than|over|or so|more or less|at least)\b", re.I)
FITS, LOOSELY = 0.18, 0.3  # how far off a ratio may be that is said in a round word
_LEAST, _MOST = 1.04, 200.0


@dataclass(frozen=True, slots=True)
class Change:
    """Two figures of one sentence that measure one thing at two times."""

    before: Quantity
    after: Quantity

    @property
    def ratio(self) -> float:
        """How many times the larger is the smaller."""
        small, large = sorted((abs(self.before.value), abs(self.after.value)))
        return large / small if small else _MOST

    @property
    def words(self) -> frozenset[str]:
        """What its sentence is about."""
        return self.before.near | self.before.far | self.after.near | self.after.far


@dataclass(frozen=True, slots=True)
class Ratio:
    """A change that is said as a ratio; ``ratios`` are those that it may mean ("by a half" is 2, or 1.5).

    ``points`` is its size where it is said in percent, which may be meant of percent.
    """

    ratios: tuple[float, ...]
    start: int
    end: int
    loose: bool
    points: float = 0.0

    def fits(self, change: Change) -> bool:
        """Whether a change may have been meant."""
        apart = LOOSELY if self.loose else FITS
        moved = abs(change.before.value - change.after.value)
        if self.points and change.after.unit == "percent" and abs(self.points - moved) <= apart * moved:
            return True
        return any(abs(one - change.ratio) <= apart * one for one in self.ratios)


def changes(told: Sequence[Quantity], text: str) -> list[Change]:
    """The pairs of one sentence and one unit that are set against each other."""
    found = []
    for n, one in enumerate(told):
        for other in told[n + 1 : n + 4]:
            between = text[one.end : other.start]
            if one.sentence == other.sentence and _of_a_kind(one, other) and _SET_AGAINST.search(between):
                found.append(Change(one, other))
    found += [
        Change(one, _in_its_unit(other, one)) for one, other in combinations(told, 2) if _later_of_one(one, other, text)
    ]
    return [one for one in found if _LEAST <= one.ratio <= _MOST]


def _in_its_unit(bare: Quantity, one: Quantity) -> Quantity:
    """A number said without a unit, in that of the one that it is set against."""
    return (
        replace(bare, value=bare.value * one.value / one.number, unit=one.unit)
        if one.number and not bare.unit
        else bare
    )


def _later_of_one(one: Quantity, other: Quantity, text: str) -> bool:
    """Whether a figure of a later sentence is said to be what an earlier one of the same thing became."""
    shared = (one.near | one.far) & (other.near | other.far)
    became = _BECAME.search(text[other.sentence : other.start])
    return one.sentence < other.sentence and _of_a_kind(one, other) and bool(shared) and became is not None


_BECAME = re.compile(
    r"\b(?:(?:came|went|got|fell|dropped|rose|climbed|brought)\b.{0,40}\bto|after(?:wards| that)|in the end|ended|now"
    r"|since then)\b",
    re.IGNORECASE,
)


_SET_AGAINST = re.compile(
    r"\b(?:to|from|against|instead of|rather than|before|where|had been|was|used to|than|compared)\b", re.IGNORECASE
)


def _of_a_kind(one: Quantity, other: Quantity) -> bool:
    units = {one.unit, other.unit}
    return (len(units) == 1 or "" in units) and not units & {"month", "weekday", "year", "points"}


def ratios(text: str) -> Iterator[Ratio]:
    """What is said to have changed by how many times."""
    for match in _TIMES.finditer(text):
        number = match["number"] or match["fold"]
        yield _ratio(text, match, _WORDS.get(number.lower(), 0.0) or float(number))
    for match in _TWICE.finditer(text):
        yield _ratio(text, match, 2.0)
    for match in _TRIPLED.finditer(text):
        yield _ratio(text, match, 3.0)
    for match in _OF_WHAT.finditer(text):
        yield _ratio(text, match, 1 / _PARTS[match["part"].lower()])
    for one in figured(text):
        by = _BY_PERCENT.search(text[: one.start])
        if one.unit == "percent" and 0 < one.value < 99 and (by or _PERCENT_MORE.search(text[one.end :])):
            part = one.value / 100
            yield Ratio(
                (1 / (1 - part), 1 + part),
                one.start,
                one.end,
                one.rough or bool(by and by.end() - by.start() > 3),
                one.value,
            )
    for match in _BY.finditer(text):
        part = _PARTS[match["part"].lower()]
        yield _ratio(text, match, 1 / (1 - part), 1 + part)


def _ratio(text: str, match: re.Match[str], *meant: float) -> Ratio:
    around = text[max(0, match.start() - 14) : match.end() + 16]
    return Ratio(meant, match.start(), match.end(), _LOOSE.search(around) is not None)
