"""What words tell: how rare each is among the bank's questions, and which questions share those of a text.

A word weighs its inverse document frequency, log((N + 1) / (n + 1/2)); one that no question has weighs the most, so
that a text about something else is not taken for what happens to share a common word with it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from superday.bank.model import Askable, Behavioural, Case, Graded, Guide
from superday.career.reading import Reading, read
from superday.rubric.lexicon import FUNCTION_WORDS, NEGATORS, word_set
from superday.rubric.words import stem

# How much a word of a text says of a question, by where it stands in the question.
TITLE, ASKED, SAID = 1.0, 0.9, 0.55


@dataclass(frozen=True)
class Document:
    """A question as words: each stem with its weight, that of the best place in which it stands."""

    question: Askable
    stems: Mapping[str, float]
    title: frozenset[str]

    @cached_property
    def heading(self) -> Reading:
        """The title as words in their order."""
        return read(self.question.title)


@dataclass(frozen=True)
class Words:
    """The bank's questions as words."""

    documents: tuple[Document, ...]

    @cached_property
    def counts(self) -> Counter[str]:
        """In how many questions each stem stands."""
        return Counter(stem for one in self.documents for stem in one.stems)

    def rarity(self, stem: str) -> float:
        """The inverse document frequency of a stem."""
        return self._rarities.get(stem, self._rarest)

    @cached_property
    def _rarities(self) -> dict[str, float]:
        return {stem: math.log((len(self.documents) + 1) / (count + 0.5)) for stem, count in self.counts.items()}

    @cached_property
    def _rarest(self) -> float:
        return math.log((len(self.documents) + 1) / 0.5)


_WORD = re.compile(r"(?<!\\)[^\W_]+")  # not the names of LaTeX commands
SILENT = FUNCTION_WORDS | NEGATORS | word_set("s t re ve ll d m don doesn didn isn vs use using used tell time")


def telling(text: str) -> list[str]:
    """The stems of the words that carry content, in order; numbers are left out.

    Simpler than the grader's reading (:mod:`superday.rubric.words`), and quick enough for the whole bank at once.
    """
    forms = (match.group().lower() for match in _WORD.finditer(text))
    return [stem(form) for form in forms if form not in SILENT and not form.isdigit()]


def words_of(questions: Iterable[Askable]) -> Words:
    """The questions as words."""
    return Words(tuple(_document(one) for one in questions))


def _document(question: Askable) -> Document:
    places = [(SAID, _said(question)), (ASKED, [question.question]), (TITLE, [question.title, question.id])]
    stems = {stem: weight for weight, texts in places for text in texts for stem in telling(text.replace("-", " "))}
    return Document(question, stems, frozenset(telling(question.title)))


def _said(question: Askable) -> Sequence[str]:
    """What is said in answer to it, traps left out."""
    texts = [question.answer, *question.hints]
    if isinstance(question, Behavioural):
        return texts
    if isinstance(question, Case):
        texts += [fact.says for fact in question.facts]
    if isinstance(question, Guide):
        texts += [prompt.ask for prompt in question.prompts]
    return [*texts, *_points(question)]


def _points(question: Graded) -> list[str]:
    points = [point for point in question.points if point.kind != "trap"]
    return [text for point in points for text in (point.says, *point.wordings)]
