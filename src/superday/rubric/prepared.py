"""A rubric made ready for grading: phrases, wordings as weighted stems, what the question gives away.

Prepared once a rubric and kept: preparing costs more than grading an answer.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

import msgspec

from superday.rubric.lexicon import LIGHT
from superday.rubric.model import Point, Rubric
from superday.rubric.phrases import Phrase, hits, phrase
from superday.rubric.text import Sentence, sentences
from superday.rubric.words import Word, words

_GIVEN = 0.2  # what a word of the question still weighs
_LONGEST_KEY = 3  # words of a term that may be laid beside others; a longer one is half a sentence
_UNKNOWN = 0.5  # what a word weighs that no point uses
_RARELY = 0.3  # times that any word is taken to be said, so that none tells everything
_NO_WORD = ""
_LEAST, _MOST = -2.0, 3.0  # what a word may tell against a trap and for it


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of saying a point: its stems with their weights, and those among them that the wording denies.

    ``own`` are the stems that the question does not give (for a trap, any: it is made of the question's words).
    """

    weights: dict[str, float]
    denied: frozenset[str]
    own: frozenset[str]
    total: float


@dataclass(frozen=True, slots=True)
class Term:
    """One synonym of a key term.

    ``given`` says whether the question already holds it; ``denied`` in which sense the point's own wordings use
    it, ``None`` where either may be meant.
    """

    phrase: Phrase
    given: bool
    denied: bool | None


Group = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class ReadyPoint:
    """A point with its wordings and groups ready to be looked for; ``stems`` are those of its terms.

    A trap also has what is ``near`` it and right, and which words, affirmed or (``-word``) denied, are ``telling``: the
    logarithm of how much oftener its own wordings say them than those of the question's points and what is near it.
    """

    point: Point
    wordings: tuple[Wording, ...]
    groups: tuple[Group, ...]
    stems: frozenset[str]
    near: tuple[Wording, ...] = ()
    telling: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ready:
    """A rubric ready for grading; ``question`` are the stems that the question gives away, ``keys`` its terms."""

    points: tuple[ReadyPoint, ...]
    question: frozenset[str]
    keys: frozenset[tuple[str, ...]]


def ready(rubric: Rubric) -> Ready:
    """The rubric made ready (kept for the next answer)."""
    return _ready(msgspec.msgpack.encode((rubric.question, rubric.points)))


@lru_cache(maxsize=512)
def _ready(encoded: bytes) -> Ready:
    question, points = msgspec.msgpack.decode(encoded, type=tuple[str, list[Point]])
    asked = frozenset(w.stem for w in telling(words(question)))
    weights = _weights(points, asked)
    terms = [words(term) for p in points for group in p.terms for term in group]
    keys = frozenset(tuple(w.stem for w in term) for term in terms if len(term) <= _LONGEST_KEY)
    found = [_ready_point(point, asked, weights) for point in points]
    return Ready(tuple(_telling(point, found) for point in found), asked, keys)


def without(prepared: Ready, trap: str, wording: int | None = None, near: int | None = None) -> Ready:
    """The rubric as if a trap had never had one of its wordings (0 is what it ``says``), or one of what is near it."""

    def bare(point: ReadyPoint) -> ReadyPoint:
        kept = tuple(w for n, w in enumerate(point.wordings) if n != wording)
        return replace(point, wordings=kept, near=tuple(w for n, w in enumerate(point.near) if n != near))

    found = [bare(point) if point.point.id == trap else point for point in prepared.points]
    return replace(prepared, points=tuple(_telling(p, found) if p.point.id == trap else p for p in found))


def telling(found: list[Word]) -> list[Word]:
    """Words of content, and the light ones that turn a meaning ("up", "down", "more")."""
    return [w for w in found if not w.is_function or w.form in LIGHT]


def _weights(points: list[Point], asked: frozenset[str]) -> dict[str, float]:
    """Inverse document frequency of stems, a point being a document, the question's words demoted."""
    seen: Counter[str] = Counter()
    for point in points:
        texts = [point.says, *point.wordings, *(term for group in point.terms for term in group)]
        seen.update({w.stem for text in texts for w in telling(words(text))})
    weights = {s: math.log(1 + len(points) / count) for s, count in seen.items()}
    weights = {s: max(weight, 0.3) * (_GIVEN if s in asked else 1) for s, weight in weights.items()}
    light = {s: weights.get(s, 0.5) * 0.5 for s in LIGHT}
    return weights | light


def _ready_point(point: Point, asked: frozenset[str], weights: dict[str, float]) -> ReadyPoint:
    said = [sentences(text) for text in (point.says, *point.wordings)]
    given = LIGHT if point.kind == "trap" else asked | LIGHT
    wordings = tuple(w for w in (_wording(one, given, weights) for one in said) if w.total)
    every = [sentence for one in said for sentence in one]
    groups = tuple(_group(group, every, asked) for group in point.terms if group)
    stems = frozenset(stem for group in groups for term in group for stem in term.phrase.stems)
    near = tuple(w for w in (_wording(sentences(text), LIGHT, weights) for text in point.unlike) if w.total)
    return ReadyPoint(point, wordings, groups, stems, near)


def _telling(trap: ReadyPoint, points: list[ReadyPoint]) -> ReadyPoint:
    """A trap with the words that tell it from the points of its question; a point as it is."""
    if trap.point.kind != "trap":
        return trap
    right = [wording for point in points if point.point.kind != "trap" for wording in point.wordings]
    stated, others = _shares(trap.wordings), _shares((*trap.near, *right))
    never, never_there = stated[_NO_WORD], others[_NO_WORD]
    odds = {word: stated.get(word, never) / others.get(word, never_there) for word in stated.keys() | others}
    return replace(trap, telling={word: min(max(math.log(odd), _LEAST), _MOST) for word, odd in odds.items()})


def _shares(wordings: Iterable[Wording]) -> dict[str, float]:
    """In which share of the wordings each word is said; ``_NO_WORD`` stands for what none of them says."""
    said = [signed(w.weights.keys() - w.denied, w.denied) for w in wordings]
    counts = {_NO_WORD: 0} | Counter(word for words in said for word in words)
    return {word: (count + _RARELY) / (len(said) + 2 * _RARELY) for word, count in counts.items()}


def signed(affirmed: Iterable[str], denied: Iterable[str]) -> list[str]:
    """Stems with those that are denied marked as such."""
    return [*affirmed, *(f"-{stem}" for stem in denied)]


def _wording(said: list[Sentence], given: frozenset[str], weights: dict[str, float]) -> Wording:
    denied: dict[str, bool] = {}
    for sentence in said:
        for word, flag in zip(sentence.words, sentence.denied, strict=True):
            if not word.is_function or word.form in LIGHT:
                denied.setdefault(word.stem, flag)
    known = {stem: weights.get(stem, _UNKNOWN) for stem in denied}
    flagged = frozenset(stem for stem, flag in denied.items() if flag)
    return Wording(known, flagged, frozenset(denied) - given, math.fsum(known.values()))


def _group(terms: list[str], said: list[Sentence], asked: frozenset[str]) -> Group:
    phrases = [phrase(term) for term in terms]
    senses = [[hit.denied for sentence in said for hit in hits(p, sentence)] for p in phrases]
    affirmed = not any(denied for sense in senses for denied in sense)
    return tuple(
        Term(p, bool(p.stems) and set(p.stems) <= asked, _sense(sense, affirmed))
        for p, sense in zip(phrases, senses, strict=True)
    )


def _sense(senses: list[bool], group_affirmed: bool) -> bool | None:
    """One denial may be an accident of wording; two without an exception are the meaning."""
    if not senses:
        return False if group_affirmed else None
    if not any(senses):
        return False
    return True if all(senses) and len(senses) >= 2 else None
