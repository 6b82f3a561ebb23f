"""The person's own cards: what they brought along from elsewhere, asked and weighed beside the bank's items.

A card is a side to ask and a side to compare with.  Nothing of ours checks what is on it, so only an answer that is the
back's own few words counts as checked; of any other the person says whether it was known.

What a card is worth in a loop is what one point of the questions that it may belong to is worth there, and for the
chance that it belongs to none, a part of what a point is worth on average, as the person chooses.  Two limits keep the
bank on top: the cards of a question never weigh more than its own points, nor all cards more than a third of the bank.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import ClassVar, Literal
from urllib.parse import quote

import msgspec

from superday.rubric.honest import says_nothing, without_ignorance
from superday.rubric.words import words
from superday.study.card import Card, Checked, Kind, Reply
from superday.study.items import MemoryItem

AREA = "own"  # under which they stand beside the bank's areas
PREFIX = "own/"  # of their items' ids
Plan = Literal["must", "should", "could", "none"]
PARTS: dict[Plan, float] = {"must": 1.0, "should": 0.5, "could": 0.25, "none": 0.0}  # of what a point weighs on average
MOST_OF_BANK = 1 / 3
FEW_WORDS, SHORT = 6, 80  # words and characters of a back that can be typed
CHECKED, WITH_A_GAP, GUESSED = 1.0, 0.8, 0.5  # worth of a card: as of the bank's own kinds
_EXACT = re.compile(r"[\d=<>≤≥+*/^|~]|(?<!\w)[-−]")  # where each sign counts
_MARKS = re.compile(r"\\([^\w\s])|[*`]+")
_ARTICLES = frozenset(["a", "an", "the"])
_LEADS = frozenset(["it", "is", "are", "they", "this", "that", "by", "because", "of", "answer", "was"])
_CHOICES = frozenset(["yes", "no", "true", "false", "never", "always"])


class OwnCard(msgspec.Struct, frozen=True, omit_defaults=True):
    """A card as it is kept.  ``front`` and ``back`` are Markdown; ``gap`` is what the front leaves out, if it does.

    ``guid`` is the note's id where it came from, with the number of the card behind it where that is not the first.
    ``near`` are the bank's questions that it may belong to, each with the chance.
    """

    guid: str
    deck: str
    front: str
    back: str
    gap: str = ""
    tags: tuple[str, ...] = ()
    plan: Plan = "could"
    near: dict[str, float] = {}

    @property
    def id(self) -> str:
        """The item's id."""
        return PREFIX + quote(self.guid, safe="")

    @property
    def item(self) -> MemoryItem:
        """The item that it is."""
        return MemoryItem(self.id, "own", self.id, "", self.deck, self.front, self.back, [AREA], 1.0)

    @property
    def typed(self) -> str:
        """The answer in plain characters where it can be checked by typing, else empty."""
        text = plain(self.gap or self.back)
        few = len(text) <= SHORT and len(words(text)) <= FEW_WORDS
        return text if few and not set(text) & set("$\n\\()|") else ""


class Own(Card, frozen=True, kw_only=True):
    """A card of the person's own; ``answer`` is empty where only they can compare."""

    kind: ClassVar[Kind] = "own"
    reply: ClassVar[Reply] = "words"
    answer: str
    back: str

    def check(self, typed: str) -> Checked:
        """Right where it is the back's own words; else it is for the person to say."""
        if self.answer and same(self.answer, typed):
            return Checked("right", self.back)
        if _is_nothing(typed) or {_lone(self.answer), _lone(typed)} <= _CHOICES:
            return Checked("wrong", self.back)
        return Checked("unsure", self.back, "Not the card's own words." if self.answer else "")


def asked(card: OwnCard, seed: int) -> Own:
    """The card as it is put to the person."""
    answer, told = card.typed, _stems(plain(card.front))
    guessed = bool(answer) and set(_stems(answer)) <= set(told) | _CHOICES
    worth = GUESSED if guessed else WITH_A_GAP if card.gap else CHECKED
    title = re.sub(r"([\\`*_$\[\]<#])", r"\\\1", card.deck)
    prompt = f"**{title}**\n\n{card.front}"
    return Own(item=card.id, seed=seed, prompt=prompt, worth=worth, answer=answer, back=card.back)


def plain(markdown: str) -> str:
    """A short text without the marks of Markdown; mathematics stays as it is."""
    return _MARKS.sub(lambda found: found[1] or "", markdown).strip()


def same(answer: str, typed: str) -> bool:
    """Whether two short texts say the same in the same words; where there are signs and digits, each of them counts."""
    if _EXACT.search(answer) or _EXACT.search(typed):
        return _signs(answer) == _signs(typed)
    return bool(wanted := _stems(answer)) and wanted == _stems(typed)


def _is_nothing(typed: str) -> bool:
    """Whether it is silence or "I don't know"; a small word ("both", "no") may be an answer here."""
    return not words(typed) or (without_ignorance(typed) != typed and says_nothing(typed))


def _lone(text: str) -> str:
    """The word of a text that is a single one, else what is no word."""
    found = words(text)
    return found[0].form if len(found) == 1 else "?"


def _signs(text: str) -> str | float:
    joined = re.sub(r"[\s.;]+$|\s", "", text.replace("−", "-")).casefold()
    try:
        return float(joined)
    except ValueError:
        return joined


def _stems(text: str) -> list[str]:
    """The words of a text without articles and what only leads up to it."""
    found = [word for word in words(text) if word.form not in _ARTICLES]
    while len(found) > 1 and found[0].form in _LEADS:
        found = found[1:]
    return [word.stem for word in found]


def weights(cards: Iterable[OwnCard], bank: Mapping[str, float], items: Mapping[str, MemoryItem]) -> dict[str, float]:
    """The minutes of a loop that are given to each card; those that are worth none are left out.

    Args:
        cards: the person's.
        bank: what the bank's items are worth in the loop.
        items: the bank's, by id.
    """
    whole, counts = defaultdict[str, float](float), Counter[str]()
    for name, weight in bank.items():
        if weight > 0 and name in items:
            whole[items[name].question] += weight
            counts[items[name].question] += 1
    if not counts:
        return {}
    usual, planned = sum(whole.values()) / counts.total(), [one for one in cards if one.plan != "none"]
    taken = defaultdict[str, float](float)
    for one in planned:
        for question, sure in one.near.items():
            taken[question] += sure
    # A point of the question, or a part of them all where there are more cards than points.
    each = {question: whole[question] / max(counts[question], taken[question]) for question in counts.keys() & taken}
    found = {one.id: _expected(one, each, usual) for one in planned}
    limit = MOST_OF_BANK * sum(whole.values()) / (sum(found.values()) or 1.0)
    return {name: weight * min(1.0, limit) for name, weight in found.items() if weight > 0}


def _expected(card: OwnCard, each: Mapping[str, float], usual: float) -> float:
    """What it is worth for each question that it may belong to, and for the chance that it belongs to none."""
    of_none = max(0.0, 1.0 - sum(card.near.values()))
    return sum(sure * each.get(name, 0.0) for name, sure in card.near.items()) + of_none * PARTS[card.plan] * usual
