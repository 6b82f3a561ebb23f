"""Whether a sentence measures something: a figure with a unit, against a baseline or as a change."""

import re
from typing import Literal

from superday.rubric.figures import Figure, figures
from superday.rubric.lexicon import word_set

_CHANGE = re.compile(
    r"\b(from\b.{1,60}\bto|by (about |roughly |around |nearly |almost |over |more than )?[\d\w]+|percent|per cent|percentage points?|twice|"
    r"doubled|tripled|halved|half|fold|times (?:faster|fewer|more|less|cheaper|smaller)|instead of|compared (?:to|with)|"
    r"against|than before|baseline|down to|up to|than)\b|%|\d\s?x\b",
    re.IGNORECASE,
)
_CALENDAR = re.compile(r"^(19|20)\d\d$")
_TRIVIAL = word_set("one two three half")


def measured(text: str) -> Literal["compared", "figure", "none"]:
    """``compared`` for a figure with a baseline or a change, ``figure`` for a bare one, ``none`` without."""
    if re.search(r"\b(doubled|tripled|halved|quadrupled)\b", text, re.IGNORECASE):
        return "compared"
    told = [f for f in figures(text) if _counts(f, text)]
    if not told:
        return "none"
    return "compared" if _CHANGE.search(text) else "figure"


def _counts(figure: Figure, text: str) -> bool:
    """Years and "one of them" measure nothing."""
    spelled = text[figure.start : figure.end].split()
    first = spelled[0].lower().strip(",.") if spelled else ""
    if _CALENDAR.match(first):
        return False
    if first in ("two", "three", "half"):
        return bool(
            re.search(
                r"percent|%|times|fold|hours?|days?|weeks?|months?|points?|million|thousand", text, re.I
            )
        )
    return first != "one"
