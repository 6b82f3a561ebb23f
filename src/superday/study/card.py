"""What a card is: it asks for one item, and says whether what was typed shows it."""

import re
from abc import abstractmethod
from collections.abc import Iterable
from functools import lru_cache
from typing import ClassVar, Literal

import msgspec
from msgspec.structs import replace

from superday.findings import Outcome as Found
from superday.rubric.model import Probe
from superday.rubric.phrases import Phrase, phrase
from superday.rubric.probes import settle
from superday.rubric.words import Word, content, words

Kind = Literal["question", "open", "cloze", "formula", "whole", "code", "spot", "own"]
Outcome = Literal["right", "wrong", "unsure"]
Reply = Literal["words", "term", "maths", "code"]
BLANK = "_____"

_CHOICE = re.compile(r"\bor\b|\bwhich of\b|\bthe two\b", re.IGNORECASE)
_SETTLING = frozenset(["true", "false", "none", "nothing", "zero", "constant"])
_MATHS = re.compile(r"\$\$.+?\$\$|\$.+?\$", re.DOTALL)


class Checked(msgspec.Struct, frozen=True):
    """What became of an answer: the outcome, what was expected (Markdown), and a sentence where it needs a reason."""

    outcome: Outcome
    expected: str
    note: str = ""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A card for ``item``, the same again for the same seed.

    ``prompt`` is Markdown and never holds the answer.  ``worth`` in (0, 1] is how much its outcome says: less where it
    can be guessed.  ``reply`` is what is typed: sentences, a term, a formula or an expression of Python.
    """

    kind: ClassVar[Kind]
    reply: ClassVar[Reply] = "words"
    item: str
    seed: int
    prompt: str
    worth: float = 1.0

    @abstractmethod
    def check(self, typed: str) -> Checked:
        """Whether ``typed`` is the answer; ``unsure`` is for the person to decide, who sees what was expected.

        Raises:
            CannotDo: code or a formula cannot be run here (no sandbox).
        """
        raise NotImplementedError


def spans(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Where any of the terms stands in ``text``, in any inflection; overlapping places are one."""
    said = _read(text)
    found = sorted({span for term in terms for span in said.places(phrase(term))})
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class _Text:
    """The words of a text, found by their stems, and by the stems of up to three of them written as one."""

    def __init__(self, text: str):
        self.words = words(text)
        self.stems = frozenset(word.stem for word in self.words)
        self.runs: dict[str, list[tuple[int, int]]] = {}
        for first in range(len(self.words)):
            for last in range(first, min(first + 3, len(self.words))):
                run = "".join(w.form for w in self.words[first:last]) + self.words[last].stem
                self.runs.setdefault(run, []).append((first, last))

    def places(self, wanted: Phrase) -> list[tuple[int, int]]:
        """The start and end of each place of the phrase."""
        found = list(self.runs.get(wanted.joined, ()))
        if len(wanted.stems) > 1:
            begins = (first for first, last in self.runs.get(wanted.stems[0], ()) if first == last)
            found += [(first, last) for first in begins if (last := self._last(first, wanted.stems)) is not None]
        return [(self.words[first].start, self.words[last].end) for first, last in found]

    def _last(self, at: int, stems: tuple[str, ...]) -> int | None:
        """The last word of a phrase that begins here; little words may stand inside it."""
        for stem in stems[1:]:
            at += 1
            while at < len(self.words) and self.words[at].is_function and self.words[at].stem != stem:
                at += 1
            if at == len(self.words) or self.words[at].stem != stem:
                return None
        return at


@lru_cache(maxsize=20_000)
def _read(text: str) -> _Text:
    return _Text(text)


def in_maths(text: str, start: int, end: int) -> bool:
    """Whether a place touches mathematics, which cannot be cut in two."""
    return any(found.start() < end and start < found.end() for found in _MATHS.finditer(text))


def answers_itself(probe: Probe, text: str) -> bool:
    """Whether to repeat ``text`` would be to answer, and it offers no choice of which the answer is one.

    Figures and letters do not count: "the effective sample size of n draws" may be n, or not.
    """
    telling = [answer for answer in probe.accept if any(_tells(word) for word in _read(answer).words)]
    return bool(telling) and names_the_answer(replace(probe, accept=telling), text)


def names_the_answer(probe: Probe, text: str) -> bool:
    """Whether an accepted answer stands in ``text``, whatever it means there, and no choice is offered."""
    if offers_a_choice(probe, text):
        return False
    near = spans(text, probe.accept) or any(_all_words(answer, text) for answer in probe.accept)
    return bool(near) and settle(probe, text.replace("?", "."))[0] is Found.COVERED


def offers_a_choice(probe: Probe, text: str) -> bool:
    """Whether the text names, or may name, a wrong answer as well."""
    return bool(_CHOICE.search(text) or spans(text, probe.reject))


def _all_words(answer: str, text: str) -> bool:
    """Whether the text has all words of an answer, in whatever order."""
    return {word.stem for word in content(_read(answer).words)} <= _read(text).stems


def _tells(word: Word) -> bool:
    return not word.is_function and len(word.form) > 1 and not word.form[0].isdigit() and word.form not in _SETTLING
