"""How much of a reference an answer says, counted in four ways."""

import math
import re
from collections import Counter
from collections.abc import Container, Iterable
from functools import lru_cache

from superday.rubric.looking import look
from superday.rubric.model import Point, Rubric
from superday.rubric.prepared import Ready, ready
from superday.rubric.seen import said_of
from superday.rubric.words import content, words

GIVEN = 0.2  # what a word of the question still weighs
K1, B = 1.5, 0.75


class Counts:
    """Shares of a reference that are said; what few texts hold weighs more, in which no mark has a part."""

    def __init__(self, texts: list[str]):
        self.stems = Counter(stem for text in texts for stem in set(_stems(text)))
        self.grams = Counter(gram for text in texts for gram in _grams(text))
        self.texts = len(texts)
        self.usual = sum(len(_stems(text)) for text in texts) / len(texts)

    def of(self, question: str, reference: str, answer: str) -> dict[str, float]:
        """Token recall, BM25 as a share of all weights, the best window's share, and that of character n-grams."""
        weights = self._weights(_stems(reference), self.stems, _stems(question))
        grams = self._weights(_grams(reference), self.grams, _grams(question))
        return {
            "recall": _share(weights, _stems(answer)),
            "BM25": self._bm25(weights, _stems(answer)),
            "window": _best_window(question, reference, answer),
            "n-grams": _share(grams, _grams(answer)),
        }

    def _weights(self, wanted: Iterable[str], seen: Counter[str], asked: Container[str]) -> dict[str, float]:
        """Inverse document frequencies of what the reference holds; what the question holds counts little."""
        rare = {s: math.log(1 + (self.texts + 1) / (seen[s] + 1)) for s in sorted(set(wanted))}
        return {s: weight * (GIVEN if s in asked else 1) for s, weight in rare.items()}

    def _bm25(self, weights: dict[str, float], answer: tuple[str, ...]) -> float:
        said, norm = Counter(answer), K1 * (1 - B + B * len(answer) / self.usual)
        found = math.fsum(w * said[s] * (K1 + 1) / (said[s] + norm) for s, w in weights.items() if said[s])
        return found / (math.fsum(weights.values()) or 1.0)


def _share(weights: dict[str, float], said: Iterable[str]) -> float:
    found = set(said)
    return math.fsum(w for s, w in weights.items() if s in found) / (math.fsum(weights.values()) or 1.0)


def _best_window(question: str, reference: str, answer: str) -> float:
    """What the grader itself sees: the share of the reference in the window of the answer that says most of it."""
    prepared = _as_a_rubric(question, reference)
    seen = [look(prepared.points[0], window) for window in said_of(prepared, answer).windows]
    return max((sight.share for sight in seen), default=0.0)


@lru_cache(maxsize=100)
def _as_a_rubric(question: str, reference: str) -> Ready:
    return ready(Rubric(question, [Point(id="reference", says=reference)]))


@lru_cache(maxsize=10_000)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in content(words(text)))


@lru_cache(maxsize=10_000)
def _grams(text: str) -> frozenset[str]:
    """Runs of three and four letters inside words, their ends included."""
    padded = [f" {word} " for word in re.findall(r"[a-z0-9]+", text.lower())]
    return frozenset(word[i : i + n] for word in padded for n in (3, 4) for i in range(len(word) - n + 1))
