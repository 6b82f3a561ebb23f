"""Do later answers agree with earlier ones?  Numbers and dates that change are pointed out with both sentences.

Conservative: two quantities are one only where the words around them say so, or where a second figure beside them is
the same; what is rounded, derived, said to be another thing, or corrected openly is no contradiction.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from superday.findings import Evidence
from superday.rubric.text import sentences
from superday.stories.model import Clash
from superday.stories.quantities import Quantity, quantities, topic

NEAR = 0.03  # of the larger: the same number
ROUNDED = 0.12  # the same where one of the two is said to be rough
OPENING = 12  # words within which an answer says what was asked for
FAR = 0.6  # what a word of the sentence counts that is not in the clause
ALIKE = 0.35  # of the words of two longer answers, where both tell one story
REPLY = 60  # words
APART = 6.0  # times: numbers further apart are of two things
SHARED = 2.0  # head words that two quantities must share to be of one thing
_CORRECTS = re.compile(
    r"\b(?:sorry|correct(?:ion| myself| that)|misspoke|mis-?said|i (?:said|told you|mentioned)|earlier i"
    r"|before i said|i (?:was|got (?:that|it)) wrong"
    r"|not \w+,? as i|i mixed up|my mistake|scratch that|let me fix)\b",
    re.IGNORECASE,
)
DATES = frozenset({"month", "weekday", "year"})
NEIGHBOURS = 12  # figures after one that may be set against it
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
    before = [
        _Said(number, quantity)
        for number, text in enumerate(earlier)
        if _on_the_same(text, later)
        for quantity in quantities(text)
    ]
    now, made = quantities(later), _derived(before)
    clashes = []
    for quantity in now:
        if _agrees(quantity, before) or _is_derived(quantity, made) or _corrects(later, quantity):
            continue
        other = _other(_about(later, quantity, now, asked), before, now)
        if other is not None:
            clashes.append(_clash(earlier[other.answer], later, other, quantity))
    return clashes


def _on_the_same(earlier: str, later: str) -> bool:
    """Whether a longer answer is on the matter of an earlier one: most of its words were said there.  A reply is."""
    if len(later.split()) <= REPLY:
        return True
    one, other = topic(later), topic(earlier)
    return len(one & other) >= ALIKE * min(len(one), len(other))


def _agrees(quantity: Quantity, before: Sequence[_Said]) -> bool:
    """Whether the same number was said before."""
    return any(_same(quantity, said.quantity) for said in before)


def _same(one: Quantity, other: Quantity) -> bool:
    if not _comparable(one, other):
        return False
    if one.unit in DATES:
        return one.value == other.value
    apart = ROUNDED if one.rough or other.rough or one.unit == "time" else NEAR
    return abs(one.value - other.value) <= apart * max(abs(one.value), abs(other.value)) or _rounds(
        one.value, other.value
    )


def _rounds(one: float, other: float) -> bool:
    """Whether the rounder of two numbers is the other one rounded to two digits or more."""
    return any(_rounded(left, right) for left, right in ((one, other), (other, one)))


def _rounded(value: float, round_one: float) -> bool:
    return any(
        round(value, digits) == round_one and abs(round_one) >= 10 ** (1 - digits) for digits in (-3, -2, -1, 0, 1)
    )


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be of one kind; a bare number may be anything but a date."""
    if one.unit == other.unit:
        return True
    if one.unit not in _PLAIN and other.unit not in _PLAIN:
        return False
    return "" in (one.unit, other.unit) and not {one.unit, other.unit} & DATES


def _derived(before: Sequence[_Said]) -> list[float]:
    """The differences, sums and ratios of two figures told together, and what is left of a hundred."""
    told = [said for said in before if said.quantity.unit not in DATES]
    made = {100 - said.quantity.value for said in told if said.quantity.unit in ("percent", "")}
    for n, one in enumerate(told):
        for other in told[n + 1 : n + 1 + NEIGHBOURS]:
            a, b = one.quantity.value, other.quantity.value
            together = one.answer == other.answer and abs(one.quantity.start - other.quantity.start) < TOGETHER
            if together and _comparable(one.quantity, other.quantity):
                made |= {abs(a - b), a + b, a / b if b else a, b / a if a else b}
    return sorted(made)


def _is_derived(quantity: Quantity, made: Sequence[float]) -> bool:
    if quantity.unit in DATES:
        return False
    return any(abs(quantity.value - value) <= NEAR * max(abs(value), 1e-9) for value in made)


def _corrects(later: str, quantity: Quantity) -> bool:
    return _CORRECTS.search(_sentence(later, quantity).quote) is not None


def _about(later: str, quantity: Quantity, now: Sequence[Quantity], asked: str) -> Quantity:
    """A later quantity with what it is of: the first of an answer takes words from the question."""
    first = quantity == now[0] and len(later[: quantity.start].split()) <= OPENING
    near = quantity.near | (topic(asked) if first else frozenset())
    return replace(quantity, near=near, far=quantity.far - near)


def _other(quantity: Quantity, before: Sequence[_Said], now: Sequence[Quantity]) -> _Said | None:
    """The earlier quantity that it should equal, if one is clearly the same thing."""
    best: tuple[float, _Said] | None = None
    for said in before:
        if not _near_enough(quantity, said.quantity) or any(_same(said.quantity, one) for one in now):
            continue
        shared = _shared(quantity, said.quantity) + SHARED * _beside(quantity, said, before, now)
        if shared >= SHARED and (best is None or shared > best[0]):
            best = (shared, said)
    return None if best is None else best[1]


def _near_enough(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can be one that changed: of a kind, and of a size."""
    if not _comparable(one, other):
        return False
    small, large = sorted((abs(one.value), abs(other.value)))
    return one.unit in DATES or large <= APART * small


def _shared(one: Quantity, other: Quantity) -> float:
    """How much the words around two quantities have in common; a counted noun in common is as good as a word."""
    near = one.near & other.near
    far = ((one.near | one.far) & (other.near | other.far)) - near
    counted = one.unit == other.unit and one.unit not in _PLAIN
    return len(near) + FAR * len(far) + counted


def _beside(quantity: Quantity, said: _Said, before: Sequence[_Said], now: Sequence[Quantity]) -> bool:
    """Whether each stands beside one telling figure more, and that is the same: "4.1 and 5.6", "4.1 and 5.2"."""
    earlier = [one.quantity for one in before if one.answer == said.answer]
    here, there = _neighbours(quantity, now), _neighbours(said.quantity, earlier)
    return len(here) == len(there) == 1 and here == there and (here[0] % 1 != 0 or here[0] > 12)


def _neighbours(quantity: Quantity, said: Sequence[Quantity]) -> list[float]:
    """The other figures of its sentence."""
    return [
        one.value for one in said if one.sentence == quantity.sentence and one != quantity and one.unit not in DATES
    ]


def _clash(earlier: str, later: str, said: _Said, now: Quantity) -> Clash:
    before, after = _sentence(earlier, said.quantity), _sentence(later, now)
    one, other = _words(earlier, said.quantity), _words(later, now)
    says = f"You said “{one}” before, and now “{other}”."
    return Clash(said.answer, before, after, now.unit, says, f"Earlier you said {one}, now {other}: which is it?")


def _words(text: str, quantity: Quantity) -> str:
    """The number with the word that follows it."""
    rest = text[quantity.end :].split()
    number = text[quantity.start : quantity.end].strip()
    return f"{number} {rest[0].strip('.,;:!?')}" if rest and quantity.unit not in DATES else number


def _sentence(text: str, quantity: Quantity) -> Evidence:
    """The sentence around a quantity, as it was said."""
    for sentence in sentences(text):
        if sentence.start <= quantity.start < sentence.end:
            return Evidence(text[sentence.start : sentence.end], sentence.start, sentence.end)
    return Evidence(text[quantity.start : quantity.end], quantity.start, quantity.end)
