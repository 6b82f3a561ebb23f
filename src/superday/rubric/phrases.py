"""Phrases found in sentences: a term of one or more words, in any inflection, compound or not.

"mini-batch", "minibatch" and "mini batch" are one phrase; "reduces the variance" shows "reduce variance";
"not biased" shows "unbiased", and does not show "biased".
"""

from dataclasses import dataclass
from functools import lru_cache

from superday.rubric.lexicon import NEGATORS
from superday.rubric.text import Sentence
from superday.rubric.words import Word, words

_GAP = 2  # words that may stand between two words of a phrase


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term as stems, with the stem of its words run together and, for a single word, its antonyms."""

    stems: tuple[str, ...]
    joined: str
    negates: bool
    antonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a sentence; ``denied`` if said in the opposite sense, ``attributed`` if as others' view."""

    denied: bool
    attributed: bool

    def against(self, sense: bool | None) -> "Hit":
        """The hit, denied relative to the sense in which it is wanted (``None``: either will do)."""
        return Hit(sense is not None and self.denied != sense, self.attributed)


@lru_cache(maxsize=100_000)
def phrase(text: str) -> Phrase:
    """The phrase that ``text`` spells."""
    found = words(text)
    without_articles = [w for w in found if w.form not in ("a", "an", "the")] or found
    telling = [w for w in found if not w.is_function or w.form in NEGATORS]
    kept = telling if len(found) > 3 and len(telling) >= 2 else without_articles
    stems = tuple(w.stem for w in kept)
    return Phrase(
        stems,
        "".join(w.form for w in kept[:-1]) + "".join(w.stem for w in kept[-1:]),
        any(w.form in NEGATORS for w in kept),
        _antonyms(stems[0]) if len(stems) == 1 else (),
    )


def hits(wanted: Phrase, sentence: Sentence) -> list[Hit]:
    """Every place where the phrase is said in the sentence."""
    if not wanted.stems:
        return []
    found = [_hit(wanted, sentence, first) for first, _ in sentence.runs.get(wanted.joined, ())]
    if len(wanted.stems) == 1:
        found += [_hit(wanted, sentence, i) for i in sentence.places.get(wanted.stems[0], ())]
        found += [_hit(wanted, sentence, i, antonym=True) for a in wanted.antonyms for i in sentence.places.get(a, ())]
        return found
    found += [_hit(wanted, sentence, i) for i in sentence.places.get(wanted.joined, ())]
    for i in sentence.places.get(wanted.stems[0], ()):
        if _follows(wanted, sentence.words, i, sentence.clauses):
            found.append(_hit(wanted, sentence, i))
    return found


def _follows(wanted: Phrase, inside: list[Word], i: int, clauses: list[tuple[int, int]]) -> bool:
    """Whether the rest of the phrase stands after ``i``, with a few other words of the same clause between."""
    for expected in wanted.stems[1:]:
        clause_end = next((end for begin, end in clauses if begin <= i < end), len(inside))
        reach = range(i + 1, min(i + 2 + _GAP, max(clause_end, i + 2), len(inside)))
        found = next((j for j in reach if inside[j].stem == expected), None)
        if found is None or any(inside[j].form in NEGATORS for j in range(i + 1, found)):
            return False
        i = found
    return True


def _antonyms(stem: str) -> tuple[str, ...]:
    """The stem with a denying prefix ("biased", "unbiased"), or without the one that it has."""
    without = tuple(stem[len(p) :] for p in ("un", "in", "non") if stem.startswith(p) and len(stem) >= len(p) + 4)
    return tuple(f"{prefix}{stem}" for prefix in ("un", "in", "non", "im", "ir") if len(stem) >= 4) + without


def _hit(wanted: Phrase, sentence: Sentence, first: int, antonym: bool = False) -> Hit:
    denied = sentence.denied[first]
    if wanted.negates and sentence.words[first].form not in NEGATORS:
        denied = False
    return Hit(denied != antonym, sentence.attributed[first])
