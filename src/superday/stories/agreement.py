"""Do later answers agree with earlier ones?  Numbers and dates that change are pointed out with both sentences.

Conservative: two quantities are one only where the words around them say so, or where a second figure beside them is
the same; what is rounded, derived, said to be another thing, or corrected openly is no contradiction.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from superday.findings import Evidence
from superday.rubric.text import sentences
from superday.stories.model import Clash
from superday.stories.quantities import Quantity, quantities, topic

NEAR = 0.03  # of the larger: the same number
ROUNDED = 0.12  # the same where one of the two is said to be rough
SHARED = 2  # head words that two quantities must share to be of one thing
_CORRECTS = re.compile(
    r"\b(?:sorry|correct(?:ion| myself| that)|misspoke|mis-?said|i (?:said|told you|mentioned)|earlier i|before i said|i (?:was|got (?:that|it)) wrong"
    r"|not \w+,? as i|i mixed up|my mistake|scratch that|let me fix)\b",
    re.IGNORECASE,
)
DATES = frozenset({"month", "weekday", "year"})
TOGETHER = 200  # characters within which two figures may be set against each other
_PLAIN = frozenset({"percent", "points", "time", "bytes", "euro", "dollar", "pound", ""})


@dataclass(frozen=True, slots=True)
class _Said:
    """An earlier quantity with the number of its answer."""

    answer: int
    quantity: Quantity


def contradictions(earlier: Sequence[str], later: str, asked: str = "") -> list[Clash]:
    """Numbers and dates of ``later`` that are others than in ``earlier``, in the order of ``later``.

    ``asked`` is the question to which ``later`` answers: a short answer takes from it what it is about.
    """
    before = [_Said(number, quantity) for number, text in enumerate(earlier) for quantity in quantities(text)]
    now = quantities(later)
    clashes = []
    for quantity in now:
        if _agrees(quantity, before) or _is_derived(quantity, before) or _corrects(later, quantity):
            continue
        about = _about(later, quantity, now, asked)
        other = _other(quantity, about, before, now)
        if other is not None:
            clashes.append(_clash(earlier[other.answer], later, other, quantity, about))
    return clashes


def _agrees(quantity: Quantity, before: Sequence[_Said]) -> bool:
    """Whether the same number was said before."""
    return any(_same(quantity, said.quantity) for said in before)


def _same(one: Quantity, other: Quantity) -> bool:
    if not _comparable(one, other):
        return False
    if one.unit in DATES:
        return one.value == other.value
    apart = ROUNDED if one.rough or other.rough or one.unit == "time" else NEAR
    return abs(one.value - other.value) <= apart * max(abs(one.value), abs(other.value)) or _rounds(one.value, other.value)


def _rounds(one: float, other: float) -> bool:
    """Whether the rounder of two numbers is the other one rounded."""
    return any(round(left, digits) == right for left, right in ((one, other), (other, one)) for digits in (-3, -2, -1, 0, 1) if right)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be of one kind; a bare number may be anything but a date."""
    if one.unit == other.unit:
        return True
    return "" in (one.unit, other.unit) and not {one.unit, other.unit} & DATES


def _is_derived(quantity: Quantity, before: Sequence[_Said]) -> bool:
    """Whether it is the difference, sum or ratio of two figures told together, or what is left of a hundred."""
    if quantity.unit in DATES:
        return False
    told = [said for said in before if said.quantity.unit not in DATES]
    made = {100 - said.quantity.value for said in told if said.quantity.unit in ("percent", "")}
    for one in told:
        for other in told:
            a, b = one.quantity.value, other.quantity.value
            together = one.answer == other.answer and abs(one.quantity.start - other.quantity.start) < TOGETHER
            if one != other and together and _comparable(one.quantity, other.quantity):
                made |= {abs(a - b), a + b, a / b if b else a}
    return any(abs(quantity.value - value) <= NEAR * max(abs(value), 1e-9) for value in made)


def _corrects(later: str, quantity: Quantity) -> bool:
    return _CORRECTS.search(_sentence(later, quantity).quote) is not None


def _about(later: str, quantity: Quantity, now: Sequence[Quantity], asked: str) -> frozenset[str]:
    """What a later quantity is of: the words around it, and those of the question where it is the first said."""
    first = now and quantity == now[0] and len(later[: quantity.start].split()) <= 12
    return quantity.heads | (topic(asked) if first else frozenset())


def _other(quantity: Quantity, about: frozenset[str], before: Sequence[_Said], now: Sequence[Quantity]) -> _Said | None:
    """The earlier quantity that it should equal, if one is clearly the same thing."""
    best: tuple[float, _Said] | None = None
    for said in before:
        if not _comparable(quantity, said.quantity) or any(_same(said.quantity, one) for one in now):
            continue
        shared = float(len(about & said.quantity.heads)) + SHARED * _beside(quantity, said, before, now)
        needed = SHARED - (quantity.unit == said.quantity.unit and quantity.unit not in _PLAIN)
        if shared >= max(needed, 1) and (best is None or shared > best[0]):
            best = (shared, said)
    return None if best is None else best[1]


def _beside(quantity: Quantity, said: _Said, before: Sequence[_Said], now: Sequence[Quantity]) -> bool:
    """Whether each stands beside one telling figure more, and that is the same: "4.1 and 5.6", "4.1 and 5.2"."""
    earlier = [one.quantity for one in before if one.answer == said.answer]
    here, there = _neighbours(quantity, now), _neighbours(said.quantity, earlier)
    return len(here) == len(there) == 1 and here == there and (here[0] % 1 != 0 or here[0] > 12)


def _neighbours(quantity: Quantity, said: Sequence[Quantity]) -> list[float]:
    """The other figures of its sentence."""
    return [one.value for one in said if one.sentence == quantity.sentence and one != quantity and one.unit not in DATES]


def _clash(earlier: str, later: str, said: _Said, now: Quantity, about: frozenset[str]) -> Clash:
    before, after = _sentence(earlier, said.quantity), _sentence(later, now)
    one = earlier[said.quantity.start : said.quantity.end].strip()
    other = later[now.start : now.end].strip()
    what = " ".join(sorted(about & said.quantity.heads)) or now.unit
    says = f"You said “{one}” before, and now “{other}”."
    return Clash(said.answer, before, after, what, says, f"Earlier you said {one}, now {other}: which is it?")


def _sentence(text: str, quantity: Quantity) -> Evidence:
    """The sentence around a quantity, as it was said."""
    for sentence in sentences(text):
        if sentence.start <= quantity.start < sentence.end:
            return Evidence(text[sentence.start : sentence.end], sentence.start, sentence.end)
    return Evidence(text[quantity.start : quantity.end], quantity.start, quantity.end)
