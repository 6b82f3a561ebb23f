"""The quantities that a text tells: numbers with their units, dates, and the words that say of what they are.

Values come in one unit for each dimension (seconds, bytes, amounts a year), so that "two weeks" and "fourteen days" are
the same.  A month's value has the day, where it is said, in its hundredths.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from superday.rubric.figures import Figure, figures
from superday.rubric.lexicon import word_set
from superday.rubric.spoken import fluent
from superday.rubric.words import Word, content, stem, words
from superday.stories.dates import MONTHS, WEEKDAYS, undated
from superday.stories.spelled import Spelled, spelled

_DAY = 86400.0
_TIMES = {
    "millisecond": 1e-3, "ms": 1e-3, "second": 1.0, "sec": 1.0, "minute": 60.0, "min": 60.0, "hour": 3600.0,
    "h": 3600.0,
    "day": _DAY, "night": _DAY, "week": 7 * _DAY, "fortnight": 14 * _DAY, "month": 30.4 * _DAY, "quarter": 91 * _DAY,
    "semester": 182 * _DAY, "year": 365 * _DAY,
}  # fmt: skip
_BYTES = {
    "kilobyte": 1e3, "kb": 1e3, "megabyte": 1e6, "mb": 1e6, "gigabyte": 1e9, "gb": 1e9, "gig": 1e9, "terabyte": 1e12,
    "tb": 1e12,
}  # fmt: skip
_MONEY = {
    "euro": "euro", "€": "euro", "eur": "euro", "dollar": "dollar", "$": "dollar", "usd": "dollar", "buck": "dollar",
    "pound": "pound", "£": "pound",
}  # fmt: skip
_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(month.capitalize() for month in MONTHS)})\b"
    rf"|\b(?P<weekday>{'|'.join(day.capitalize() for day in WEEKDAYS)})s?\b"
    r"|\b(?P<year>(?:19|20)\d\d)\b",
)
_DAY_BEFORE = re.compile(r"(?<![\d.,])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? $")
_DAY_AFTER = re.compile(r"^,? (?:the )?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?![.,]?\d)(?! ?(?:%|percent|[a-z]+s\b))")
_RATE = re.compile(
    r"^\W{0,2}(?:[\w-]+ ){0,3}?(?:an?|per|each|every) (?P<span>hour|day|night|week|month|quarter"
    r"|year)\b",
    re.IGNORECASE,
)
_A_YEAR = {"hour": 8760.0, "day": 365.0, "night": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
_CLAUSE = re.compile(
    r"[.!?;:](?=\s|$)|,(?=\s)|\s[-–—]\s|—|\b(?:and|but|while|whereas|because|since|so)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?;](?=\s|$)|\n\s*\n")
_TO = re.compile(r"^[^.;]{0,30}\b(?:to|against|instead of) (?:about |around |only |just )?$", re.IGNORECASE)
_NOT_UNITS = word_set(
    """of and or in on at to from for with by than the a an that which who was were is are it we i he she they
    but so as per each every more less fewer better worse faster slower before after instead against over under
    out up down now then about around roughly when where while because if not no had have has did do later ago
    earlier total said one"""
)
_NOT_HEADS = word_set(
    """end start begin beginning half day week month year last first next later early late whole number figure
    time percent point said told think about around roughly exactly actually remember yes yeah well one two
    hour hours minute minutes second seconds"""
)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|some|approximately|or so|odd|ish|just (?:over|under)|close to"
    r"|over|under|more than|less than)\b|~",
    re.I,
)


MOST = 150  # numbers of a text that are looked at, and as many dates; a story has thirty
_BARE = 6  # words of a reply that may be a number and nothing else
_FAR = 18  # words on either side of a figure
_OF_THEM = re.compile(r"\s*of (?:them|us|these|those|the)\b", re.IGNORECASE)
_ALIKE = {
    "spend": "spent spend put took take went worked cost lasted needed time",
    "fast": "faster latency speed slow slower quick quicker millisecond",
    "run": "ran", "fail": "failure", "begin": "began", "send": "sent", "build": "built", "rewrite": "rewrote",
    "buy": "bought", "fall": "fell", "burn": "burnt", "label": "annotated tagged", "delay": "postponed",
    "error": "mistake", "launch": "deployed shipped rollout",
}  # fmt: skip
_SAME_AS = {stem(word): stem(base) for base, said in _ALIKE.items() for word in said.split()}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or date.

    ``unit`` says of which kind, with a slash for an amount by the year ("euro/"); ``near`` are the stems of the words
    in its clause and ``far`` of those in its sentence; ``rough`` where it is said to be about right.
    """

    value: float
    unit: str
    near: frozenset[str]
    far: frozenset[str]
    start: int
    end: int
    sentence: int
    rough: bool = False
    number: float = 0.0  # as it was said, in its own unit


@lru_cache(maxsize=4096)
def figured(text: str) -> tuple[Quantity, ...]:
    """Those that are told as a number, in digits or words."""
    return tuple(_numbers(fluent(text)))


@lru_cache(maxsize=4096)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers and dates of a text, in order."""
    flat = fluent(text)
    said = [_of_words(flat, one) for one in spelled(flat)[:MOST]]
    counted = [one for one in _numbers(flat) if all(one.end <= s.start or s.end <= one.start for s in said)]
    found = sorted([*said, *counted, *_dates(flat)], key=lambda quantity: quantity.start)
    return tuple(_in_unit_before(one, found[n - 1], flat) if n else one for n, one in enumerate(found))


def _of_words(text: str, said: Spelled) -> Quantity:
    """An amount in words; a share in words is a round one."""
    value, unit = _by_the_year(text, said.value, said.unit, said.end)
    rough = unit == "percent" or _is_rough(text, said.start, said.end)
    return _quantity(text, value, unit, said.start, said.end, rough)


def _in_unit_before(one: Quantity, before: Quantity, text: str) -> Quantity:
    """A bare number in the unit of the one that it follows: "240 milliseconds to 80", "25 a month to 4"."""
    between = text[before.end : one.start]
    if one.unit or not before.unit or before.unit in ("month", "weekday", "year") or not _TO.search(between):
        return one
    number = figures(text[before.start : before.end])
    times = before.value / number[0].value if number and number[0].value else 1.0
    return replace(one, value=one.value * times, unit=before.unit)


def _numbers(text: str) -> Iterator[Quantity]:
    for figure in figures(undated(text))[:MOST]:
        if figure.value == 0.5 and text[figure.start] in "hH":  # "half a page"
            continue
        value, unit, end = _measured(figure, text)
        bare = len(text.split()) <= _BARE and figure.value > 2
        if not (unit or text[figure.start].isdigit() or _OF_THEM.match(text, end) or bare):
            continue
        value, unit = _by_the_year(text, value, unit, end)
        one = _quantity(text, value, unit, figure.start, end, _is_rough(text, figure.start, end))
        yield replace(one, number=figure.value)


def _by_the_year(text: str, value: float, unit: str, end: int) -> tuple[float, str]:
    """An amount that is told by the month or the like, by the year."""
    rate = _RATE.search(text[end : end + 60]) if unit not in ("time", "percent", "points", "times") else None
    return (value, unit) if rate is None else (value * _A_YEAR[rate["span"].lower()], f"{unit}/")


def _is_rough(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 14) : start], text[end : end + 8]
    return any(_ABOUT.search(part) for part in around)


def _quantity(text: str, value: float, unit: str, start: int, end: int, rough: bool = False) -> Quantity:
    begin, stop = _bounds(_CLAUSE, text, start, end)
    near = _around(text, begin, start, end, stop)
    first, last = _bounds(_SENTENCE, text, start, end)
    far = _around(text, first, start, end, last)
    return Quantity(value, unit, frozenset(near - {unit}), frozenset((far | {unit}) - near), start, end, first, rough)


def _around(text: str, begin: int, start: int, end: int, stop: int) -> set[str]:
    """The stems of the words before and after a place, some of either."""
    return _stems(" ".join(text[begin:start].split()[-_FAR:])) | _stems(" ".join(text[end:stop].split()[:_FAR]))


def _measured(figure: Figure, text: str) -> tuple[float, str, int]:
    """Value and unit of a figure, and where its number ends."""
    sign = text[max(0, figure.start - 1) : figure.start]
    if sign in _MONEY:
        return figure.value, _MONEY[sign], figure.end
    after = [word for word in figure.after if word not in ("a", "an")]
    first = after[0] if after else ""
    bare, end = first.removesuffix("s"), _number_end(figure, text)
    if figure.after[:1] in (("a",), ("an",)) and figure.value != 0.5 and first in _A_YEAR:  # "25 a month"
        return figure.value, "", end
    if first == "percent" or after[:2] == ["per", "cent"]:
        return figure.value, "points" if after[1:2] in (["points"], ["point"]) else "percent", end
    if bare == "point":
        return figure.value, "points", end
    for table, unit in ((_TIMES, "time"), (_BYTES, "bytes")):
        if bare in table:
            return figure.value * table[bare], unit, end
    if bare in _MONEY:
        return figure.value, _MONEY[bare], end
    return figure.value, _noun(after), end


def _noun(after: list[str]) -> str:
    """The stem of what is counted: the word after the number, or the noun after one adjective."""
    first = after[0] if after else ""
    if first in ("times", "time"):
        return "times"
    if not first or first in _NOT_UNITS or first.endswith("ly") or not first.isalpha():
        return ""
    second = after[1] if len(after) > 1 else ""
    plural = not first.endswith("s") and second.endswith("s") and second not in _NOT_UNITS
    return stem(second if plural else first)


def _number_end(figure: Figure, text: str) -> int:
    """Where the number itself ends: before the words that follow it."""
    for word in figure.after[:1]:
        at = text.lower().find(
            "%" if word == "percent" and "%" in text[figure.start : figure.end] else word, figure.start
        )
        if figure.start < at <= figure.end:
            return at
    return figure.end


def _dates(text: str) -> Iterator[Quantity]:
    for match in islice(_DATE.finditer(text), MOST):
        kind = str(match.lastgroup)
        name = match.group(kind).lower()
        if name == "may" and re.match(r"\s+(?:be|have|not|well|I)\b", text[match.end() :]):
            continue
        value = float(name) if kind == "year" else float((MONTHS if kind == "month" else WEEKDAYS).index(name) + 1)
        if kind == "month":
            day = _DAY_BEFORE.search(text[: match.start()]) or _DAY_AFTER.search(text[match.end() :])
            value += int(day["day"]) / 100 if day else 0.0
        yield _quantity(text, value, kind, match.start(), match.end())


def _bounds(cut: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int]:
    before = [match.end() for match in cut.finditer(text, 0, start)]
    after = cut.search(text, end)
    return (before[-1] if before else 0), (after.start() if after else len(text))


def _stems(text: str) -> set[str]:
    return {_SAME_AS.get(word.stem, word.stem) for word in content(words(text)) if _is_head(word)}


def _is_head(word: Word) -> bool:
    return word.form not in _NOT_HEADS and not word.form[:1].isdigit() and len(word.form) > 2


@lru_cache(maxsize=1024)
def topic(question: str) -> frozenset[str]:
    """What a text is about, as stems."""
    return frozenset(_stems(question))
