"""What kind of number a question asks for, and which figure of a reply is the answer to it."""

import re
from collections.abc import Sequence

from superday.stories.quantities import Quantity
from superday.stories.sameness import DATES

OPENING = 14  # words within which an answer says what was asked for
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("date", r"\bwhen\b|\b(?:which|what) (?:month|day|year|date)\b"),
        ("lead", r"\bhow (?:close|late|early|far ahead|much (?:too )?(?:late|early))\b"),
        ("time", r"\bhow (?:long|much time)\b|\bhow many (?:\w+ )?(?:week|day|month|hour|year|minute)s?\b"),
        ("percent", r"\bwhat (?:share|proportion|percentage|percent|fraction|part)\b|\bhow often\b"),
        ("count", r"\bhow many\b|\bhow (?:large|big)\b|\bwhat size\b"),
        ("amount", r"\bhow much\b|\bwhat did (?:it|that|they) (?:cost|save|pay)\b"
                   r"|\bhow (?:high|low|good|far|accurate)\b|\b(?:what|where) (?:was|were|did)\b|\bremind me\b"),
    )
)  # fmt: skip


def kind_of(asked: str) -> str:
    """``date``, ``time``, ``percent``, ``count``, ``amount``, or ``""`` where no number is asked for."""
    return next((kind for kind, pattern in _KINDS if pattern.search(asked)), "")


def answer_to(asked: str, later: str, now: Sequence[Quantity]) -> Quantity | None:
    """The figure of a reply that answers: the first of the kind, said at once."""
    kind = kind_of(asked)
    fitting = [one for one in now if _fits(one, kind)]
    if not kind or not fitting or len(later[: fitting[0].start].split()) > OPENING:
        return None
    return fitting[0]


def _fits(quantity: Quantity, kind: str) -> bool:
    unit = quantity.unit
    if unit == "times":
        return False
    if kind == "date":
        return unit in DATES or unit == "lead"
    if kind == "lead":
        return unit in ("lead", "time")
    if kind in ("time", "percent"):
        return unit in (kind, "points") if kind == "percent" else unit == "time"
    if kind == "count":
        return unit not in DATES and unit not in ("percent", "points", "time")
    return unit not in DATES
