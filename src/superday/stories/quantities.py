"""The quantities that a text tells: numbers with their units, dates, and the words that say of what they are.

Values come in one unit for each dimension (seconds, bytes), so that "two weeks" and "fourteen days" are the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from superday.rubric.figures import Figure, figures
from superday.rubric.lexicon import word_set
from superday.rubric.spoken import fluent
from superday.rubric.words import Word, content, stem, words

_DAY = 86400.0
_TIMES = {
    "millisecond": 1e-3, "ms": 1e-3, "second": 1.0, "sec": 1.0, "minute": 60.0, "min": 60.0, "hour": 3600.0, "h": 3600.0,
    "day": _DAY, "night": _DAY, "week": 7 * _DAY, "fortnight": 14 * _DAY, "month": 30.4 * _DAY, "quarter": 91 * _DAY,
    "semester": 182 * _DAY, "year": 365 * _DAY,
}  # fmt: skip
_BYTES = {"kilobyte": 1e3, "kb": 1e3, "megabyte": 1e6, "mb": 1e6, "gigabyte": 1e9, "gb": 1e9, "gig": 1e9, "terabyte": 1e12, "tb": 1e12}
_MONEY = {"euro": "euro", "€": "euro", "eur": "euro", "dollar": "dollar", "$": "dollar", "usd": "dollar", "buck": "dollar", "pound": "pound", "£": "pound"}
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(month.capitalize() for month in _MONTHS)})\b|\b(?P<weekday>{'|'.join(d.capitalize() for d in _WEEKDAYS)})s?\b"
    r"|\b(?P<year>(?:19|20)\d\d)\b",
)
_CLAUSE = re.compile(r"[.!?;:](?=\s|$)|,(?=\s)|\s[-–—]\s|—|\b(?:and|but|while|whereas|because|since|so)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?;](?=\s|$)|\n")
_NOT_UNITS = word_set(
    """of and or in on at to from for with by than the a an that which who was were is are it we i he she they but so as
    per each every more less fewer better worse faster slower before after instead against over under out up down now then
    about around roughly when where while because if not no had have has did do later ago earlier total said one"""
)
_NOT_HEADS = word_set("percent point said told think about around roughly exactly actually remember yes yeah well one two")
_ABOUT = re.compile(r"\b(?:about|around|roughly|nearly|almost|some|approximately|or so|odd|ish|just (?:over|under)|close to|over|under|more than|less than)\b|~", re.I)
_NO_AMOUNT = re.compile(r"\b(?:one|a|another|every|each|first|second|third|next|last)$", re.I)


_NEAR = 10  # words on either side of a figure whose clause says too little


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or date: ``unit`` says of which kind, ``heads`` are the stems of the words around it."""

    value: float
    unit: str
    heads: frozenset[str]
    start: int
    end: int
    sentence: int
    rough: bool = False


def quantities(text: str) -> list[Quantity]:
    """The numbers and dates of a text, in order."""
    flat = fluent(text)
    said = [*_numbers(flat), *_dates(flat)]
    return sorted(said, key=lambda quantity: quantity.start)


def _numbers(text: str) -> Iterator[Quantity]:
    for figure in figures(text):
        if figure.end == figure.start or re.fullmatch(r"(?:19|20)\d\d", text[figure.start : figure.end].strip(" .,")):
            continue
        value, unit, end = _measured(figure, text)
        if unit or text[figure.start].isdigit():
            before = text[max(0, figure.start - 14) : figure.start]
            rough = _ABOUT.search(before) is not None or _ABOUT.search(text[end : end + 8]) is not None
            yield Quantity(value, unit, heads(text, figure.start, end, unit), figure.start, end, _sentence(text, figure.start), rough)


def _measured(figure: Figure, text: str) -> tuple[float, str, int]:
    """Value and unit of a figure, and where its unit ends."""
    sign = text[max(0, figure.start - 1) : figure.start]
    if sign in _MONEY:
        return figure.value, _MONEY[sign], figure.end
    after = [word for word in figure.after if word not in ("a", "an")]
    first = after[0] if after else ""
    bare = first.removesuffix("s")
    number_end = _number_end(figure, text)
    if first in ("percent", "per") and (first == "percent" or after[1:2] == ["cent"]):
        return figure.value, "points" if after[1:2] in (["points"], ["point"]) else "percent", number_end
    if first in ("point", "points"):
        return figure.value, "points", number_end
    for table, unit in ((_TIMES, "time"), (_BYTES, "bytes")):
        if bare in table:
            return figure.value * table[bare], unit, number_end
    if bare in _MONEY:
        return figure.value, _MONEY[bare], number_end
    if not first or first in _NOT_UNITS or first.endswith("ly") or not first.isalpha():
        return figure.value, "", number_end
    return figure.value, stem(first), number_end


def _number_end(figure: Figure, text: str) -> int:
    """Where the number and the first word after it end."""
    first = figure.after[0] if figure.after else ""
    at = text.lower().find("%" if first == "percent" and "%" in text[figure.start : figure.end] else first, figure.start, figure.end + 1)
    return figure.end if at < 0 or not first else at + max(len(first) if text[at] != "%" else 1, 1)


def _dates(text: str) -> Iterator[Quantity]:
    for match in _DATE.finditer(text):
        kind = str(match.lastgroup)
        name = match.group(kind).lower()
        value = float(name) if kind == "year" else float((_MONTHS if kind == "month" else _WEEKDAYS).index(name) + 1)
        if kind == "month" and name == "may" and re.match(r"\s+(?:be|have|not|well|I)\b", text[match.end() :]):
            continue
        around = heads(text, match.start(), match.end(), kind)
        yield Quantity(value, kind, around, match.start(), match.end(), _sentence(text, match.start()))


def heads(text: str, start: int, end: int, unit: str) -> frozenset[str]:
    """The stems of the content words in the clause around a quantity, and in the clause beside a short one."""
    begin, stop = _bounds(_CLAUSE, text, start, end)
    found = _stems(text[begin:start]) | _stems(text[end:stop])
    if len(found) < 2:
        begin, stop = _bounds(_SENTENCE, text, start, end)
        found = _stems(" ".join(text[begin:start].split()[-_NEAR:])) | _stems(" ".join(text[end:stop].split()[:_NEAR]))
    return frozenset(found - {unit})


def _bounds(cut: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int]:
    before = [match.end() for match in cut.finditer(text, 0, start)]
    after = cut.search(text, end)
    return (before[-1] if before else 0), (after.start() if after else len(text))


def _stems(text: str) -> set[str]:
    return {word.stem for word in content(words(text)) if _is_head(word)}


def _is_head(word: Word) -> bool:
    return word.form not in _NOT_HEADS and not word.form[:1].isdigit() and len(word.form) > 2


def topic(question: str) -> frozenset[str]:
    """What a question asks about, as stems."""
    return frozenset(_stems(question))


def _sentence(text: str, at: int) -> int:
    """Where the sentence around a place begins."""
    return _bounds(_SENTENCE, text, at, at)[0]
