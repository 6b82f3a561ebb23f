"""Whether a sentence measures something: an amount, bare, or against a baseline or as a change."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from superday.rubric.figures import Figure, figures
from superday.stories.dates import undated
from superday.stories.quantities import Quantity, figured

_SOME = (
    r"(?:\d|an? |one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|half|third|quarter|zero|none|no\b)"
)
_CHANGE = re.compile(
    r"\bfrom (?:[\w-]+ ){0,3}?(?:[\d$€£]|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|half|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|zero|none|no|minutes|hours|days|weeks"
    r"|months)\b).{0,50}\bto\b|\b(?:twice|doubled|tripled|halved|fold|relative to|as opposed to|previously"
    r"|originally|year on year"
    r"|the (?:year|month|quarter|week|season|winter|summer) before(?=[,.;]|$| (?:it|they|we|that)\b)"
    r"|last (?:year|season|quarter|month)'s|(?:in|from|of) last (?:year|season|quarter|month)"
    r"|rather than|on the old|behind the|more than (?:half|double)"
    r"|outperform\w*|state of the art|control group|by chance"
    r"|instead of|not the"
    r"|times (?:faster|fewer|more|less|cheaper|smaller|as)|compared (?:to|with)|against|than|baseline|down to|up to"
    r"|within \S+ (?:\w+ )?of|(?:it|we|they|that|which) used to|up from|down from|down on|up on"
    rf"|had been (?:\w+ )?{_SOME}"
    r"|,? from (?:none|nothing|zero|\d[\d.,]*)(?=[.,;]|$| (?:percent|before|a|per)\b)"
    r"|ahead of (?:the |our |its )?(?:plan|schedule|target|date|deadline|time|what)|short of"
    r"|where (?:it|the|we|they) (?:\w+ ){0,2}(?:took|was|had|were|found|got|gave|needed)|(?:the )?(?:previous"
    r"|old|earlier|former|last) (?:one|model|version|release|system|year|record|method|figure)"
    r"|(?:target|goal|bar|limit|threshold|budget|promised|needed|asked for|predicted|expected|required"
    r"|forecast) (?:was|of|at|had)"
    r"|same as|as before|before(?=[,.;]|$| and\b)"
    r"|the (?:\w+ ){0,2}before(?=[,.;]|$| (?:it|they|we|that|and)\b)|beforehand|where before|before (?:it"
    r"|they|we|she|he|that|there)(?:'d| had| was| were)|below the|above the"
    r"|under the|over the (?:\d|target|bar|limit)|beat|inside the|versus|vs)\b"
    r"|\b\d[\d.,]* to \d|\b(?:lost|gained|cost us) (?:\w+ )?\d|\b(?:drop|dropped|rise|rose|gain|lift"
    r"|improvement|saving) of\b"
    r"|\b(?:fell|dropped|rose|grew|went|cut|reduced|improved|increased|decreased|down|up|shrank|gained|saved"
    r"|late|early"
    r"|lower|higher|better|worse|faster|slower|cheaper|it|them|time|cost|costs|error|errors|rate)"
    rf" by (?:\w+ )?{_SOME}"
    r"|\b(?:\d+|percent|points?|percentage points?|hours?|minutes?|days?|weeks?|times|third|half|quarter|lot"
    r"|orders? of magnitude) (?:\w+ )?(?:better|worse|faster|slower|fewer|less|more|lower|higher|cheaper"
    r"|smaller|larger|shorter|longer|late|early|earlier|later)\b"
    r"|\d\s?x\b",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"\b(?:doubled|tripled|halved|quadrupled|(?:down|up) to (?:none|zero|nothing)|(?:a|one|two) (?:third"
    r"|quarter|fifth"
    r"|tenth|half|thirds|quarters) (?:of (?:the|its|our|what)|less|more|fewer|cheaper|faster|smaller)|(?:by"
    r"|in) (?:a |one )?(?:half|third"
    r"|quarter|fifth|tenth)|(?:two|three|four|five|ten|several|many) times (?:as|fewer|faster|less|more"
    r"|cheaper|smaller)"
    r"|(?:twice|half) (?:as (?:many|much|fast|long|good|big)|the)|went to zero"
    r"|an order of magnitude)\b",
    re.IGNORECASE,
)


_BETWEEN = re.compile(
    r"\b(?:from|to|instead of|in place of|against|where|when|while|than|of (?:the|our|those|all|his|her|their)|out of"
    r"|it was|they were|had (?:been|had)|and not|not)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:takes?|took|saves?|saved|is|are|was|were|'s|at|costs?|lost|gained|under|below|have|had|has|within"
    r"|runs?(?: \w+)? in|needs?|lasts?|again after)(?: [\w'-]+){0,2} $",
    re.IGNORECASE,
)
MONEY = frozenset({"euro", "dollar", "pound"})
_APART = 80  # characters between two figures that are held against each other


@lru_cache(maxsize=4096)
def measured(text: str) -> Literal["compared", "figure", "none"]:
    """``compared`` for an amount with a baseline or a change, ``figure`` for a bare one, ``none`` without."""
    text = undated(text)
    if _SPELLED.search(text):
        return "compared"
    told, spans = counted(text), [q for q in amounts(text) if q.unit == "time"]
    lasting = any(_HELD.search(text[: q.start]) for q in spans)
    if not told and not lasting:
        return "none"
    if _CHANGE.search(text) or any(_held_against(one, other, text) for one, other in pairwise(told)):
        return "compared"
    bare = [f for f in told if not any(q.start <= f.start < q.end + 8 for q in spans)]
    return "figure" if bare or lasting else "none"


def counted(text: str) -> list[Figure]:
    """The figures that count or measure, in digits or words: neither dates nor "one of them"."""
    return [f for f in figures(text) if f.value not in (0.5, 1.0, 2.0) or text[f.start].isdigit()]


def _held_against(one: Figure, other: Figure, text: str) -> bool:
    between = text[one.start : other.start]
    return one.value != other.value and len(between) <= _APART and bool(_BETWEEN.search(between))


def comparable(before: str, after: str) -> bool:
    """Whether both tell amounts of one kind that differ: "21 thousand euros a month" and "8 thousand euros"."""
    return any(
        _alike(one, other) and one.value != other.value
        for one in amounts(undated(before))
        for other in amounts(undated(after))
    )


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts have one unit, and a word in common; money needs none, and bare thousands may be money."""
    units = {one.unit.removesuffix("/"), other.unit.removesuffix("/")}
    if "" in units:
        return bool(units & MONEY) and min(one.value, other.value) >= 1000
    if len(units) > 1 or "time" in units:
        return False
    return units <= MONEY or bool((one.near | one.far) & (other.near | other.far) - units)


def amounts(text: str) -> list[Quantity]:
    """The quantities that count or measure: neither dates nor "one of them"."""
    return [q for q in figured(text) if q.value not in (1.0, 2.0) or _is_telling(q, text)]


def _is_telling(quantity: Quantity, text: str) -> bool:
    """Whether a small number is one in digits or with a unit of measure."""
    return text[quantity.start].isdigit() or quantity.unit in (
        "percent",
        "points",
        "time",
        "bytes",
        "euro",
        "dollar",
        "pound",
    )
