"""Numbers said in words: "ninety nine point nine", "two hundred and fifty", "two and a half", "ten to the minus four".

The one grammar of them: :func:`numerals` reads a text for figures, :func:`spoken` a run of words for those who
compare words.  A unit after a number ("percent") is no part of it, nor is a scale word ("million") for the former:
:mod:`superday.rubric.figures` reads both after digits as well.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from superday.rubric.lexicon import SMALL_NUMBERS, TEENS, TENS, word_set

_SIMPLE = SMALL_NUMBERS | TEENS
_THOUSANDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SCALES = _THOUSANDS | {"hundred": 1e2}
_PARTS = {"half": 0.5, "quarter": 0.25}
_QUARTERS = {("a", "quarter"): 0.25, ("one", "quarter"): 0.25, ("three", "quarters"): 0.75}
# "At that point two people left", "a saddle point one escapes".
_NO_FIGURE = word_set(
    "that this the a which first second next last main other my your saddle data end starting fixed operating turning"
)
_PIECE = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")

AHEAD = 6  # words that are looked at beyond the last

Read = tuple[float, int]


class Numeral(NamedTuple):
    """A number and where it stands, ``text[start:end]``."""

    value: float
    start: int
    end: int


def numerals(text: str) -> Iterator[Numeral]:
    """The numbers of ``text`` that are said in words, all or in part ("2 and a half"), in order."""
    for run in _runs(text):
        words = [match.group().lower() for match in run] + [""] * AHEAD
        i = 0
        while i < len(run):
            read = _number(words, i)
            if read is None or (read[1] == i + 1 and words[i][:1].isdecimal()):
                i += 1
                continue
            yield Numeral(read[0], run[i].start(), run[read[1] - 1].end())
            i = read[1]


def spoken(words: list[str], i: int) -> Read | None:
    """The number that begins at word ``i``, a scale word after it applied, and the word after it; no bare "one half".

    ``words`` are in lower case and end in ``AHEAD`` empty ones.
    """
    read = _number(words, i)
    if read is None:
        return None
    scale = SCALES.get(words[read[1]])
    if scale:
        return read[0] * scale, read[1] + 1
    return None if _part(words, i) else read


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Words and numbers with nothing but blanks or hyphens between them."""
    run: list[re.Match[str]] = []
    for match in _PIECE.finditer(text):
        if run and (run[-1].end() == match.start() or text[run[-1].end() : match.start()].strip(" \t\n-")):
            yield run
            run = []
        run.append(match)
    yield run


def _number(words: list[str], i: int) -> Read | None:
    """The number that begins at word ``i``, and the word after it."""
    if part := _part(words, i):
        return part
    if words[i] == "point" and not (i and words[i - 1] in _NO_FIGURE):
        return _decimals(words, i, 0)
    if power := _power(words, i):
        return power
    whole = _whole(words, i)
    if whole is None:
        return None
    value, after = whole
    more = _PARTS.get(words[after + 2]) if words[after : after + 2] == ["and", "a"] else None
    if more and value % 1 == 0:
        return value + more, after + 3
    value, after = _decimals(words, after, value) or whole
    if words[after] == "times" and (power := _power(words, after + 1)):
        return value * power[0], power[1]
    return value, after


def _part(words: list[str], i: int) -> Read | None:
    pair = (words[i], words[i + 1])
    if pair in _QUARTERS and words[i + 2] == "of":
        return _QUARTERS[pair], i + 2
    if pair == ("one", "half"):
        return 0.5, i + 2
    if words[i] != "half":
        return None
    return 0.5, i + (2 if words[i + 1] == "a" and words[i + 2] in SCALES else 1)


def _decimals(words: list[str], i: int, whole: float) -> Read | None:
    """``whole`` with the digits said after "point": "point nine five", "point oh five", "point twenty-five"."""
    if words[i] != "point" or whole % 1:
        return None
    digits, i = "", i + 1
    while said := _digits(words, i):
        digits, i = digits + said[0], said[1]
    return (float(f"{whole:.0f}.{digits}"), i) if digits else None


def _digits(words: list[str], i: int) -> tuple[str, int] | None:
    if words[i].isdecimal():
        return words[i], i + 1
    if words[i] in ("oh", "o"):
        return "0", i + 1
    read = _below_100(words, i)
    return (f"{read[0]:.0f}", read[1]) if read else None


def _power(words: list[str], i: int) -> Read | None:
    """ "Ten to the (power of) (minus) four"."""
    if words[i] not in ("ten", "10") or words[i + 1 : i + 3] != ["to", "the"]:
        return None
    i += 3
    if words[i] == "power":
        i += 2 if words[i + 1] == "of" else 1
    negative = words[i] in ("minus", "negative")
    i += negative
    read = (float(words[i]), i + 1) if words[i].isdecimal() and len(words[i]) < 3 else _below_100(words, i)
    return (float(f"1e{'-' if negative else ''}{read[0]:.0f}"), read[1]) if read else None


def _whole(words: list[str], i: int) -> Read | None:
    """A whole number; the scale word of one that has a single one is left ("two hundred (thousand)")."""
    if words[i][:1].isdecimal():
        return float(words[i]), i + 1
    total, least = 0.0, float("inf")
    while read := _hundreds(words, i):
        value, after = read
        scale = _THOUSANDS.get(words[after])
        if scale is None:
            return total + value, after
        if scale >= least:  # "two thousand five million" are two
            return total, i
        following = _continued(words, after + 1)
        if following is None:
            return (total + value * scale, after + 1) if total else read
        total, least, i = total + value * scale, scale, following
    return None


def _continued(words: list[str], i: int) -> int | None:
    """Where a number goes on after its "thousand" or "million"; ``None`` where it does not."""
    joined = words[i] == "and"
    read = _hundreds(words, i + joined)
    if read is None or (joined and (read[0] >= 100 or words[read[1]] in SCALES)):
        return None
    return i + joined


def _hundreds(words: list[str], i: int) -> Read | None:
    """A number below a thousand, or as "sixteen hundred"; "a" counts before a scale word only."""
    is_one = words[i] == "a" and words[i + 1] in SCALES
    read = (1.0, i + 1) if is_one else _below_100(words, i)
    if read is None or words[read[1]] != "hundred":
        return read
    value, after = read[0] * 100, read[1] + 1
    joined = words[after] == "and" and not (i and words[i - 1] == "between")
    rest = _below_100(words, after + joined)
    if rest is None or words[rest[1]] == "hundred":  # "one hundred and two hundred" are two
        return value, after
    return value + rest[0], rest[1]


def _below_100(words: list[str], i: int) -> Read | None:
    if words[i] in _SIMPLE:
        return float(_SIMPLE[words[i]]), i + 1
    if words[i] not in TENS:
        return None
    ones = SMALL_NUMBERS.get(words[i + 1], 0)
    return (TENS[words[i]] + float(ones), i + 2) if 0 < ones < 10 else (float(TENS[words[i]]), i + 1)
