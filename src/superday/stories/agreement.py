"""Do later answers agree with earlier ones?  Numbers, dates and ratios that change are pointed out with both sentences.

Conservative: two quantities are one only where the words around them or the question say so, or where a second figure
beside them is the same; what is rounded, derived, said to be another thing, or corrected openly is no contradiction.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from superday.findings import Evidence
from superday.rubric.figures import figures
from superday.rubric.text import sentences
from superday.rubric.words import words
from superday.stories.asked import OPENING, answer_to
from superday.stories.changes import Change, Ratio, changes, ratios
from superday.stories.model import Clash
from superday.stories.quantities import Quantity, quantities, topic
from superday.stories.sameness import DATES, PLAIN, derived, is_derived, is_summed, may_be_one, same, summed_up

FAR = 0.6  # what a word of the sentence counts that is not in the clause
ALIKE = 0.35  # of the words of two longer answers, where both tell one story
REPLY = 60  # words
SHARED = 2.0  # head words that two quantities must share to be of one thing
RETOLD = 4.0  # in another longer answer, which may be of another matter
LATER = 0.5  # what it counts that one is how long and the other how long before
LEADS = {"time", "lead"}
ASKED = 1.0  # and where the question asks for it
LESS = 1.0  # head words by which another quantity of the same number may share less
_CORRECTS = re.compile(
    r"\b(?:sorry|correct(?:ion| myself| that)|misspoke|mis-?said|i (?:said(?! it's| it is)|told you|mentioned)"
    r"|earlier i|before i said|i(?:'ve| have)? (?:was|got (?:that|it)) wrong|actually it was|i had it wrong|to be exact"
    r"|not \w+,? as i|i mixed up|my mistake|scratch that|let me fix)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:best|worst|median|average|another|later|afterwards|the (?:year|month|week|quarter) after|since then"
    r"|by now|today|nowadays|next|previous|percentile|each|per|apart from|besides|other|in the backtest)\b",
    re.IGNORECASE,
)

_EACH = re.compile(r"\b(?:per|each)\b", re.IGNORECASE)  # what changed by a ratio changed for each by it


@dataclass(frozen=True, slots=True)
class _Said:
    """An earlier quantity with the number of its answer."""

    answer: int
    quantity: Quantity
    changed: bool = False  # it says by how much, and not how much


def _said_in(answer: int, text: str) -> list[_Said]:
    by = {one.start for one in ratios(text)}
    return [_Said(answer, one, one.start in by) for one in quantities(text)]


def contradictions(earlier: Sequence[str], later: str, asked: str = "") -> list[Clash]:
    """Numbers and dates of ``later`` that are others than in ``earlier``, in the order of ``later``.

    ``asked`` is the question to which ``later`` answers: a short answer takes from it what it is about.
    """
    known = [(number, text) for number, text in enumerate(earlier) if _on_the_same(text, later)]
    before = [said for number, text in known for said in _said_in(number, text)]
    now = quantities(later)
    made = [value for _, text in known for value in derived(quantities(text))]
    summed = [value for _, text in known for value in summed_up(quantities(text), [one.value for one in figures(text)])]
    answering = answer_to(asked, later, now) if asked else None
    changed = {one.start for one in ratios(later)}  # how much it changed by is no amount of it
    clashes = []
    for n, quantity in enumerate(now):
        repeated = any(same(quantity, one) for one in now[:n])
        if repeated or _corrects(later, quantity):
            continue
        about = _about(later, quantity, now, asked)
        told = [one for one in before if one.changed] if quantity.start in changed else before
        much, other = _other(about, told, now, later, asked if quantity == answering else "")
        if other is not None and (much >= RETOLD or not (is_derived(quantity, made) or is_summed(quantity, summed))):
            clashes.append(_clash(earlier[other.answer], later, other, quantity))
    return clashes or list(_changed(known, later, asked))


def _on_the_same(earlier: str, later: str) -> bool:
    """Whether a longer answer is on the matter of an earlier one: most of its words were said there.  A reply is."""
    if len(later.split()) <= REPLY:
        return True
    one, other = topic(later), topic(earlier)
    return len(one & other) >= ALIKE * min(len(one), len(other))


def _corrects(later: str, quantity: Quantity) -> bool:
    return _CORRECTS.search(_sentence(later, quantity).quote) is not None


def _about(later: str, quantity: Quantity, now: Sequence[Quantity], asked: str) -> Quantity:
    """A later quantity with what it is of: the first of an answer takes words from the question."""
    first = quantity == now[0] and len(later[: quantity.start].split()) <= OPENING
    near = quantity.near | (topic(asked) if first else frozenset())
    return replace(quantity, near=near, far=quantity.far - near)


def _other(
    quantity: Quantity, before: Sequence[_Said], now: Sequence[Quantity], later: str, asked: str
) -> tuple[float, _Said | None]:
    """The earlier quantity that it should equal, if one is clearly the same thing, and how much so.

    ``asked`` is the question where it is the answer.
    """
    likely = [(_likeness(quantity, said, before, now), said) for said in before]
    agreeing = max((much for much, said in likely if same(quantity, said.quantity)), default=None)
    others = [
        (much, said)
        for much, said in likely
        if may_be_one(quantity, said.quantity)
        and (asked or quantity.unit != "month" or int(quantity.value) != int(said.quantity.value))
        and not any(same(said.quantity, one) for one in now)
        and not _cited(said.quantity, later)
    ]
    if not others:
        return 0.0, None
    most, best = max(others, key=lambda one: one[0])
    if agreeing is not None and (not asked or most < SHARED or agreeing > most - LESS):
        return most, None
    to_the_point = (
        asked
        and (quantity.near & best.quantity.near or quantity.unit == best.quantity.unit == "lead")
        and not _ANOTHER.search(f"{asked} {_sentence(later, quantity).quote}")
    )
    enough = most >= (ASKED if to_the_point else SHARED if len(later.split()) <= REPLY else RETOLD)
    return most, best if enough and not _adds_up(quantity, best.quantity, now) else None


def _cited(earlier: Quantity, later: str) -> bool:
    """Whether the reply says the earlier number too, though as a bare word: "twenty months against a plan of ten"."""
    told = {one.value for one in figures(later)}
    return earlier.unit not in DATES and bool(earlier.number) and earlier.number in told


def _likeness(quantity: Quantity, said: _Said, before: Sequence[_Said], now: Sequence[Quantity]) -> float:
    return _shared(quantity, said.quantity) + SHARED * _beside(quantity, said, before, now)


def _shared(one: Quantity, other: Quantity) -> float:
    """How much the words around two quantities have in common; a counted noun in common is as good as a word."""
    near = one.near & other.near
    far = ((one.near | one.far) & (other.near | other.far)) - near
    counted = 1.0 if one.unit == other.unit and one.unit not in PLAIN else LATER * ({one.unit, other.unit} == LEADS)
    return len(near) + FAR * len(far) + counted


def _adds_up(quantity: Quantity, earlier: Quantity, now: Sequence[Quantity]) -> bool:
    """Whether it is a part of the earlier number: two or three figures of the reply make it together."""
    rest = [one.value for one in now if one.start != quantity.start and one.unit not in DATES][:4]
    sums = {quantity.value + one for one in rest} | {quantity.value + sum(rest)}
    return earlier.unit not in DATES and any(abs(one - earlier.value) <= 0.01 * abs(earlier.value) for one in sums)


def _beside(quantity: Quantity, said: _Said, before: Sequence[_Said], now: Sequence[Quantity]) -> bool:
    """Whether each stands beside one telling figure more, and that is the same: "4.1 and 5.6", "4.1 and 5.2"."""
    earlier = [one.quantity for one in before if one.answer == said.answer]
    here, there = _neighbours(quantity, now), _neighbours(said.quantity, earlier)
    return len(here) == len(there) == 1 and here == there and (here[0] % 1 != 0 or here[0] > 12)


def _neighbours(quantity: Quantity, said: Sequence[Quantity]) -> list[float]:
    """The other figures of its sentence."""
    return [
        one.value
        for one in said
        if one.sentence == quantity.sentence and one.start != quantity.start and one.unit not in DATES
    ]


def _changed(known: Sequence[tuple[int, str]], later: str, asked: str) -> Iterator[Clash]:
    """The ratios of ``later`` that fit none of the changes told before which they may be of."""
    told = [(number, text, change) for number, text in known for change in changes(quantities(text), text)]
    for ratio in ratios(later):
        evidence = _around(later, ratio.start, ratio.end)
        if _CORRECTS.search(evidence.quote) or _ANOTHER.search(_EACH.sub("", evidence.quote)):
            continue
        likely = [one for one in told if _is_of(ratio, one[2], evidence.quote, asked)]
        beside = [change for _, _, change in told if change.before.sentence == change.after.sentence]
        if likely and not any(ratio.fits(change) for change in [*beside, *(one[2] for one in likely)]):
            number, text, change = likely[0]
            yield _clash_of_change(number, text, later, change, ratio, evidence)


def _is_of(ratio: Ratio, change: Change, sentence: str, asked: str) -> bool:
    """Whether a ratio is said of a change: its words or one of its figures are there."""
    words = topic(f"{sentence} {asked}")
    figures = {one.value for one in quantities(sentence)} - {*ratio.ratios, ratio.points}
    return bool(words & change.words) or bool(figures & {change.before.value, change.after.value})


def _clash(earlier: str, later: str, said: _Said, now: Quantity) -> Clash:
    one, other = _words(earlier, said.quantity), _words(later, now)
    return _said_otherwise(said.answer, _sentence(earlier, said.quantity), _sentence(later, now), now.unit, one, other)


def _clash_of_change(answer: int, earlier: str, later: str, change: Change, now: Ratio, at: Evidence) -> Clash:
    one = earlier[change.before.start : change.after.end].strip()
    return _said_otherwise(answer, _sentence(earlier, change.before), at, "ratio", one, later[now.start : now.end])


def _said_otherwise(answer: int, before: Evidence, after: Evidence, what: str, one: str, other: str) -> Clash:
    says = f"You said “{one}” before, and now “{other}”."
    return Clash(answer, before, after, what, says, f"Earlier you said {one}, now {other}: which is it?")


def _words(text: str, quantity: Quantity) -> str:
    """The number with the word that follows it."""
    rest = words(text[quantity.end :][:40])
    number = text[quantity.start : quantity.end].strip()
    return f"{number} {rest[0].form}" if rest and not rest[0].is_function and quantity.unit not in DATES else number


def _sentence(text: str, quantity: Quantity) -> Evidence:
    return _around(text, quantity.start, quantity.end)


def _around(text: str, start: int, end: int) -> Evidence:
    """The sentence around a place, as it was said."""
    for sentence in sentences(text):
        if sentence.start <= start < sentence.end:
            return Evidence(text[sentence.start : sentence.end], sentence.start, sentence.end)
    return Evidence(text[start:end], start, end)
