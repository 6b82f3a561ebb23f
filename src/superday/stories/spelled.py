"""Amounts in words and not as a number with a unit: "a quarter of them", "one in ten", "a fortnight", "the day before".

How long before or after something ("lead") is of another kind than how long something took.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from superday.rubric.words import stem

_SMALL = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "hundred": 100, "a hundred": 100, "thousand": 1000,
}  # fmt: skip
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10, "twentieth": 20}
_DAY = 86400.0
_SPANS = {
    "hour": 3600.0, "day": _DAY, "week": 7 * _DAY, "fortnight": 14 * _DAY, "month": 30.4 * _DAY, "quarter": 91 * _DAY,
    "year": 365 * _DAY, "decade": 3650 * _DAY, "minute": 60.0, "second": 1.0,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(sorted(_SMALL, key=len, reverse=True))})"
_PART = rf"(?:{'|'.join(_PARTS)})"
_SPAN = rf"(?:{'|'.join(_SPANS)})"
_SHARE = re.compile(
    rf"\b(?:(?P<some>{_NUMBER}) |a good |nearly a |almost a |about a )?(?P<part>{_PART})s? of"
    r" (?!an? |the time|it\b|that\b|what\b)",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"\b(?P<some>{_NUMBER}) (?:(?!in |out )[a-z]+ )?(?:in|out of)(?: every)? (?P<of>{_NUMBER})\b"
    rf"(?! ?(?:{_SPAN}s?|%|percent))",
    re.I,
)
_MILLION = re.compile(rf"\b(?:a )?(?P<part>{_PART}) of a (?P<scale>million|billion)\b", re.IGNORECASE)
_HALF_A = re.compile(rf"\bhalf an? (?P<span>{_SPAN})\b", re.IGNORECASE)
_QUARTERS_OF = re.compile(rf"\b(?P<some>a|three) quarters? of an? (?P<span>{_SPAN})\b", re.IGNORECASE)
_AND_A_HALF = re.compile(rf"\b(?:an?|one) (?P<span>{_SPAN}) and a half\b", re.IGNORECASE)
_COUPLE = re.compile(rf"\ba couple of (?P<span>{_SPAN})s\b", re.IGNORECASE)
_A = re.compile(
    rf"\b(?:in|took|take|for|about|spent|within|lasted|only|just|under|over|needed|had)(?: \w+)? an? (?:whole "
    rf"|full )?"
    rf"(?P<span>{_SPAN})\b(?! and| of| ago| before| after| later)",
    re.IGNORECASE,
)
_A_FORTNIGHT = re.compile(r"\b(?:a|one) (?P<span>fortnight|decade)\b", re.IGNORECASE)
_LEAD = re.compile(
    rf"\b(?P<some>{_NUMBER}|the) (?P<span>{_SPAN}|evening|night|morning|afternoon)s? (?:before|early|ahead|late"
    rf"|after)\b"
    r"(?! (?:that|and|we|i|he|she|they|it)\b|[,.])",
    re.IGNORECASE,
)
_DOZEN = re.compile(
    r"\b(?P<some>half a|a|two|three|four) dozens? (?:of )?(?:the |these |those )?(?P<noun>[a-z]+)", re.IGNORECASE
)
_SCALES = {"million": 1e6, "billion": 1e9}


class Spelled(NamedTuple):
    """An amount in words: value and unit as of quantities, and where it stands."""

    value: float
    unit: str
    start: int
    end: int


def spelled(text: str) -> list[Spelled]:
    """The amounts that are said so, in order; of two that overlap the longer."""
    found: list[Spelled] = []
    for one in sorted(_all(text), key=lambda one: one.start - one.end):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _all(text: str) -> Iterator[Spelled]:
    for match in _SHARE.finditer(text):
        some = _number(match["some"] or "one")
        if some < _PARTS[match["part"].lower()]:
            yield _at(match, 100 * some / _PARTS[match["part"].lower()], "percent", match.end("part"))
    for match in _IN.finditer(text):
        if _number(match["some"]) < _number(match["of"]):
            yield _at(match, 100 * _number(match["some"]) / _number(match["of"]), "percent")
    for match in _MILLION.finditer(text):
        yield _at(match, _SCALES[match["scale"].lower()] / _PARTS[match["part"].lower()], "")
    for pattern, times in ((_HALF_A, 0.5), (_AND_A_HALF, 1.5), (_COUPLE, 2.0), (_A, 1.0), (_A_FORTNIGHT, 1.0)):
        for match in pattern.finditer(text):
            yield _at(match, times * _SPANS[match["span"].lower()], "time")

    for match in _QUARTERS_OF.finditer(text):
        yield _at(match, _number(match["some"]) / 4 * _SPANS[match["span"].lower()], "time")
    for match in _DOZEN.finditer(text):
        some = 0.5 if match["some"].lower() == "half a" else _number(match["some"])
        yield _at(match, 12 * some, stem(match["noun"].lower()), match.start("noun") - 1)
    for match in _LEAD.finditer(text):
        some = 1.0 if match["some"].lower() == "the" else _number(match["some"])
        yield _at(match, some * _SPANS.get(match["span"].lower(), _DAY), "lead")


def _number(text: str) -> float:
    return float(_SMALL.get(text.lower(), 0) or text)


def _at(match: re.Match[str], value: float, unit: str, end: int | None = None) -> Spelled:
    return Spelled(value, unit, match.start(), match.end() if end is None else end)
