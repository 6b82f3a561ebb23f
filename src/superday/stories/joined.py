"""What figures say together with other words: shares ("thirty of the forty"), spans, lateness, wholes.

A share and a span come beside the figures of which they are made.  A time that something was late is of the kind of
"the day before" (``lead``); one that all of it took is marked, as nobody says twice in the same words what "it" was.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from superday.rubric.figures import figures
from superday.rubric.spoken import fluent
from superday.stories.dates import undated
from superday.stories.quantities import MOST, Quantity, quantities, quantity_at

WHOLE = "(all of it)"  # as a word beside a time
_DAY = 86400.0
_STEPS = {
    "month": (30.4 * _DAY, 12),
    "weekday": (_DAY, 7),
    "year": (365 * _DAY, 0),
}  # and after how many one begins anew
_OF = re.compile(r"^[^.;:?!]*\b(?:out )?of (?:(?:the|a|an|our|my|these|those|all|some|about) )*$", re.IGNORECASE)
_OF_THEM = re.compile(r"^[\w ,-]{1,40}?\bof (?:them|these|those)\b", re.IGNORECASE)
_END = re.compile(r"[.;:?!](?=\s)")
_FROM = re.compile(r"\b(?:from|between)\b[^.,;]{0,30}$", re.IGNORECASE)
_TO = re.compile(r"^[^.,;]{0,20}\b(?:to|and|until|till|through)\b[^.,;]{0,20}$", re.IGNORECASE)
_LATE = re.compile(
    r"\b(?:late|delay(?:s|ed)?|slip(?:s|ped)?|push(?:ed)? (?:\w+ )?back|postponed|put (?:\w+ )?(?:off|back)|overran)\b"
    r"[^.,;]{0,30}$",
    re.IGNORECASE,
)
_IS_LATE = re.compile(r"^\W*(?:\w+ ){0,2}(?:late|overdue|behind)\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:it (?:all )?took|took (?:me|us)|all told|(?:all )?in all|in total|altogether|start to (?:end|finish)"
    r"|from (?:the )?(?:first|start|beginning|day one)\b[^.;]{0,60}\b(?:to|until|till))\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"^\W*(?:\w+'?s?'? )?(?:of work|work|in all|in total|altogether|all told"
    r"|(?:from )?(?:the )?(?:first|start)\b.{0,40}\bto)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def joined(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text and those that they make together, in order; positions are those of the text."""
    flat, told = fluent(text), quantities(text)
    read = [_timed(one, flat, told[n - 1].end if n else 0) for n, one in enumerate(told)]
    return tuple(sorted([*read, *_shares(flat), *_spans(told, flat)], key=lambda one: one.start))


def _timed(one: Quantity, text: str, since: int) -> Quantity:
    """A time: whether it is how late something was, or how long all of it took."""
    if one.unit != "time":
        return one
    before, after = text[max(since, one.sentence) : one.start], text[one.end : one.end + 60]
    if _LATE.search(before) or _IS_LATE.search(after):
        return replace(one, unit="lead")
    return replace(one, near=one.near | {WHOLE}) if _ALL.search(before) or _IN_ALL.search(after) else one


def _shares(text: str) -> Iterator[Quantity]:
    """Counts of a number that is said too, in percent of it: "thirty of the forty", "of forty ... thirty of them"."""
    said = figures(undated(text))[:MOST]
    for n, one in enumerate(said):
        if one.after[:1] not in (("of",), ("out",)):
            continue
        before = [other for other in said[max(0, n - 4) : n] if not _END.search(text[other.start : one.start])]
        of = [] if _OF_THEM.search(text[one.start :][:60]) is None else before[::-1]
        if n + 1 < len(said) and _OF.search(text[one.start : said[n + 1].start][:60]):
            of = [said[n + 1]]
        whole = next((other.value for other in of if other.value > one.value), 0.0)
        if whole and one.value > 0:
            yield quantity_at(text, 100 * one.value / whole, "percent", one.start, one.end)


def _spans(told: Sequence[Quantity], text: str) -> Iterator[Quantity]:
    """The time between two dates of a kind, known to one step of it."""
    for one, other in pairwise(told):
        if one.unit != other.unit or one.unit not in _STEPS or not _TO.search(text[one.end : other.start]):
            continue
        step, around = _STEPS[one.unit]
        steps = int(other.value) - int(one.value)
        steps = steps % around if around else steps
        if steps > 0 and _FROM.search(text[one.sentence : one.start]):
            near = one.near | other.near
            yield replace(
                one, value=steps * step, unit="time", near=near, far=one.far - near, slack=1.2 * step, end=other.end
            )
