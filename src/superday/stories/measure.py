"""Whether a sentence measures something: a figure with a unit, against a baseline or as a change."""

import re
from typing import Literal

from superday.rubric.figures import Figure, figures
from superday.rubric.lexicon import word_set

_CHANGE = re.compile(
    r"\bfrom\b.{1,60}\bto\b|\b(?:percent|per cent|percentage points?|twice|doubled|tripled|halved|half|fold"
    r"|instead of"
    r"|times (?:faster|fewer|more|less|cheaper|smaller)|compared (?:to|with)|against|than|baseline|down to|up to"
    r"|within|used to|had been|up from|out of"
    r"|where it (?:took|was|had))\b|\b\d[\d.,]* to \d|\b(?:lost|gained|cost us) (?:\w+ )?\d|\b(?:drop|dropped"
    r"|rise|rose|gain|lift|improvement) of\b"
    r"|\b(?:fell|dropped|rose|grew|went|cut|reduced|improved|increased|decreased|down|up|shrank|gained|saved"
    r"|lower|higher"
    r"|better|faster|slower|cheaper|it|them|time|cost|costs|error|errors|rate) by (?:\w+ )?[\d\w]+|%|\d\s?x\b",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"\b(?:doubled|tripled|halved|quadrupled|(?:down|up) to (?:none|zero|nothing)|(?:a|one|two) (?:third|quarter"
    r"|fifth"
    r"|tenth|half|thirds|quarters) (?:of (?:the|its|our|what)|less|more|fewer)|by (?:a |one )?(?:half|third"
    r"|quarter|fifth|tenth)"
    r"|half of (?:the|what|its)|(?:twice|half) as (?:many|much|fast|long))\b",
    re.IGNORECASE,
)
_UNITS = word_set(
    """% percent points point thousand million billion hundred dozen k m milliseconds ms seconds minutes hours days
    weeks months euros dollars users requests errors cases images alerts tickets complaints failures"""
)
_CALENDAR = re.compile(r"^(19|20)\d\d$")


def measured(text: str) -> Literal["compared", "figure", "none"]:
    """``compared`` for a figure with a baseline or a change, ``figure`` for a bare one, ``none`` without."""
    if _SPELLED.search(text):
        return "compared"
    told = [f for f in figures(text) if _counts(f, text)]
    if not told:
        return "none"
    return "compared" if _CHANGE.search(text) else "figure"


def comparable(before: str, after: str) -> bool:
    """Whether both sentences tell a figure of one kind: "21 thousand a month" and "we're at 8 thousand"."""
    return bool(_kinds(before) & _kinds(after))


def _kinds(text: str) -> set[str]:
    """The scale or unit words that stand with the figures of a sentence."""
    told = [f for f in figures(text) if _counts(f, text)]
    return {word for f in told for word in re.findall(r"[a-z%]+", text[f.start : f.end].lower()) if word in _UNITS}


def _counts(figure: Figure, text: str) -> bool:
    """Years and "one of them" measure nothing."""
    spelled = text[figure.start : figure.end].split()
    first = spelled[0].lower().strip(",.") if spelled else ""
    if _CALENDAR.match(first):
        return False
    if first in ("two", "three", "half"):
        return bool(re.search(r"percent|%|times|fold|hours?|days?|weeks?|months?|points?|million|thousand", text, re.I))
    return first != "one"
