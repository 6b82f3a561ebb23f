"""A rubric made ready for grading: phrases, wordings as weighted stems, what the question gives away.

Prepared once a rubric and kept: preparing costs more than grading an answer.
"""

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from superday.rubric.model import Point, Rubric
from superday.rubric.phrases import Phrase, hits, phrase
from superday.rubric.text import sentences
from superday.rubric.words import LIGHT, Word, words

_GIVEN = 0.2  # what a word of the question still weighs


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of saying a point: its stems, and for each whether the wording denies it."""

    denied: dict[str, bool]


@dataclass(frozen=True, slots=True)
class Group:
    """The synonyms of one key term; ``given`` are those that the question already holds.

    ``denied`` says in which sense the point's own wordings use the term: ``None`` where they use both.
    """

    phrases: tuple[Phrase, ...]
    given: frozenset[Phrase]
    denied: bool | None


@dataclass(frozen=True, slots=True)
class ReadyPoint:
    """A point with its wordings and groups ready to be looked for."""

    point: Point
    wordings: tuple[Wording, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """A rubric ready for grading.  ``weights`` are the idf of stems within the rubric, the question's demoted."""

    points: tuple[ReadyPoint, ...]
    question: frozenset[str]
    weights: dict[str, float]
    unseen: float

    def weight(self, stem: str) -> float:
        """How much a stem tells."""
        return self.weights.get(stem, self.unseen)


def ready(rubric: Rubric) -> Ready:
    """The rubric made ready (kept for the next answer)."""
    return _ready(msgspec.msgpack.encode((rubric.question, rubric.points)))


@lru_cache(maxsize=512)
def _ready(encoded: bytes) -> Ready:
    question, points = msgspec.msgpack.decode(encoded, type=tuple[str, list[Point]])
    asked = frozenset(w.stem for w in telling(words(question)))
    weights, unseen = _weights(points, asked)
    return Ready(tuple(_ready_point(point, asked) for point in points), asked, weights, unseen)


def telling(found: list[Word]) -> list[Word]:
    """Words of content, and the light ones that turn a meaning ("up", "down", "more")."""
    return [w for w in found if not w.is_function or w.form in LIGHT]


def _weights(points: list[Point], asked: frozenset[str]) -> tuple[dict[str, float], float]:
    """Inverse document frequency, a point being a document."""
    seen: Counter[str] = Counter()
    for point in points:
        texts = [point.says, *point.wordings, *(term for group in point.terms for term in group)]
        seen.update({w.stem for text in texts for w in telling(words(text))})
    unseen = math.log(1 + len(points))
    weights = {s: math.log(1 + len(points) / count) for s, count in seen.items()}
    weights = {s: max(weight, 0.3) * (_GIVEN if s in asked else 1) for s, weight in weights.items()}
    light = {s: weights.get(s, 0.5) * 0.5 for s in LIGHT}
    return weights | light, max(unseen, 0.7)


def _ready_point(point: Point, asked: frozenset[str]) -> ReadyPoint:
    said = [point.says, *point.wordings]
    wordings = tuple(w for w in (_wording(text) for text in said) if w.denied)
    return ReadyPoint(point, wordings, tuple(_group(group, said, asked) for group in point.terms if group))


def _wording(text: str) -> Wording:
    denied: dict[str, bool] = {}
    for sentence in sentences(text):
        for word, flag in zip(sentence.words, sentence.denied, strict=True):
            if word in telling([word]):
                denied.setdefault(word.stem, flag)
    return Wording(denied)


def _group(terms: list[str], said: list[str], asked: frozenset[str]) -> Group:
    phrases = tuple(phrase(term) for term in terms)
    given = frozenset(p for p in phrases if p.stems and set(p.stems) <= asked)
    senses = {
        hit.denied for text in said for sentence in sentences(text) for p in phrases for hit in hits(p, sentence)
    }
    return Group(phrases, given, next(iter(senses)) if len(senses) == 1 else (None if senses else False))
