"""Cards with a gap: a sentence that says a point, one of its key terms blanked.

The term must be how one says it: it stands in two ways of saying the point, or answers its narrow question.  A gap is
poor where the rest of the card names the term or one of its group, or where too little is left to go by: such cards are
not made.

A group of terms is what an answer must have a word of, and its words are not always synonyms in the place of the gap:
only a small group is taken to be.  A word of a larger one is for the person to judge.
"""

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar, NamedTuple

from superday.bank.model import Graded
from superday.rubric.honest import says_nothing
from superday.rubric.model import Point
from superday.rubric.phrases import phrase
from superday.rubric.words import content, words
from superday.study.card import BLANK, Card, Checked, Kind, Reply, in_maths, spans
from superday.study.items import MemoryItem
from superday.study.opposites import opposed

LEAST_LEFT = 4  # words of content around the gap
LONGEST_GAP = 4  # words
SYNONYMS = 3  # different words in a group, up to which they are taken to mean the same
TWICE = 2  # ways of saying a point that have the term
WORTH = 0.8  # the sentence around it is a cue


class Cloze(Card, frozen=True, kw_only=True):
    """A sentence with a gap; ``term`` stood there, ``synonyms`` would do as well, ``near`` may do."""

    kind: ClassVar[Kind] = "cloze"
    reply: ClassVar[Reply] = "term"
    sentence: str
    term: str
    synonyms: list[str]
    near: list[str]

    def check(self, typed: str) -> Checked:
        """Right with the term or a synonym, wrong with its opposite or a word of the sentence, else open."""
        expected = self.sentence.replace(BLANK, f"**{self.term}**")
        if typed.strip().lower() == self.term.lower():  # "pass" is a term where it is one
            return Checked("right", expected)
        if says_nothing(typed):
            return Checked("wrong", expected)
        if opposed(typed, self.term):
            return Checked("wrong", expected, "That is the opposite.")
        if spans(typed, [self.term, *self.synonyms]):
            return Checked("right", expected)
        if spans(self.sentence, [typed]):
            return Checked("wrong", expected)
        close = bool(spans(typed, self.near))
        return Checked(
            "unsure", expected, "Close: would it do here?" if close else "Not a word that superday knows here."
        )


def blank(item: MemoryItem, question: Graded, point: Point, seed: int) -> Cloze | None:
    """A card with a gap, chosen by the seed among all that can be made well, or None."""
    made = list(islice(gaps(item, question, point), None if seed else 1))  # the first is found without the others
    return made[seed % len(made)].card(seed) if made else None


class Gap(NamedTuple):
    """A sentence that says a point, the number of the group that can be blanked in it, and where it stands."""

    item: MemoryItem
    point: Point
    text: str
    group: int
    place: tuple[int, int]
    title: str

    def card(self, seed: int) -> Cloze:
        """The card with this gap."""
        start, end = self.place
        sentence = self.text[:start] + BLANK + self.text[end:]
        group = self.point.terms[self.group]
        means_the_same = len({phrase(term).stems for term in group}) <= SYNONYMS
        return Cloze(
            item=self.item.id,
            seed=seed,
            prompt=f"{self.title}{sentence}",
            worth=WORTH,
            sentence=sentence,
            term=self.text[start:end],
            synonyms=group if means_the_same else [],
            near=group,
        )


def gaps(item: MemoryItem, question: Graded, point: Point) -> Iterator[Gap]:
    """Every good gap, the telling groups first for each text in turn."""
    for text in dict.fromkeys([point.says, *point.wordings]):
        for n, group in enumerate(point.terms):
            place = _place(point, text, group)
            if place is not None:
                title = "" if spans(question.title, group) else f"**{question.title}**\n\n"
                yield Gap(item, point, text, n, place, title)


def _is_usual(point: Point, term: str) -> bool:
    """Whether it is how one says it, rather than how somebody said it once."""
    ways = (text for text in (point.says, *point.wordings) if spans(text, [term]))
    if len(list(islice(ways, TWICE))) == TWICE:
        return True
    return point.probe is not None and any(spans(one, [term]) for one in point.probe.accept)


def _place(point: Point, text: str, group: list[str]) -> tuple[int, int] | None:
    """The one place of the group in the text, if a gap there can be filled by who knows, and by nobody else."""
    found = spans(text, group)
    if len(found) != 1:
        return None
    start, end = found[0]
    inside = text[start:end]
    if in_maths(text, start, end) or len(words(inside)) > LONGEST_GAP or not content(words(inside)):
        return None
    if not _is_usual(point, inside):
        return None
    rest = f"{text[:start]} {text[end:]}"
    if len(content(words(rest))) < LEAST_LEFT or spans(rest, [inside]):
        return None
    return start, end
