"""Phrases found in sentences: a term of one or more words, in any inflection, compound or not.

"mini-batch", "minibatch" and "mini batch" are one phrase; "reduces the variance" shows "reduce variance";
"not biased" shows "unbiased", and does not show "biased".
"""

from dataclasses import dataclass
from functools import lru_cache

from superday.rubric.lexicon import NEGATORS
from superday.rubric.text import Sentence
from superday.rubric.words import Word, stem, words

_GAP = 2  # words that may stand between two words of a phrase


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term as stems, with the stem of its words run together."""

    stems: tuple[str, ...]
    joined: str
    negates: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a phrase was found: words ``[first, last]`` of a sentence; ``denied`` if said in the opposite sense."""

    first: int
    last: int
    denied: bool
    attributed: bool


@lru_cache(maxsize=20_000)
def phrase(text: str) -> Phrase:
    """The phrase that ``text`` spells."""
    found = words(text)
    without_articles = [w for w in found if w.form not in ("a", "an", "the")] or found
    telling = [w for w in found if not w.is_function or w.form in NEGATORS]
    kept = telling if len(found) > 3 and len(telling) >= 2 else without_articles
    return Phrase(
        tuple(w.stem for w in kept),
        stem("".join(w.form for w in kept)),
        any(w.form in NEGATORS for w in kept),
    )


def hits(wanted: Phrase, sentence: Sentence) -> list[Hit]:
    """Every place where the phrase is said in the sentence."""
    places = [_match_at(wanted, sentence.words, i) for i in range(len(sentence.words))]
    return [_hit(wanted, sentence, *place) for place in places if place]


def _match_at(wanted: Phrase, inside: list[Word], i: int) -> tuple[int, int, bool] | None:
    """First and last word of a match that begins at word ``i``, and whether it is an antonym's denial."""
    for last in range(i, min(i + 3, len(inside))):
        if _run_together(wanted, inside[i : last + 1]):
            return i, last, False
    if not wanted.stems:
        return None
    if inside[i].stem != wanted.stems[0]:
        return (i, i, True) if len(wanted.stems) == 1 and _is_antonym(inside[i], wanted.stems[0]) else None
    end = _follow(wanted, inside, i)
    return None if end is None else (i, end, False)


def _run_together(wanted: Phrase, run: list[Word]) -> bool:
    if len(run) == 1 and len(wanted.stems) == 1:
        return False
    return stem("".join(w.form for w in run)) == wanted.joined


def _follow(wanted: Phrase, inside: list[Word], i: int) -> int | None:
    for expected in wanted.stems[1:]:
        reach = range(i + 1, min(i + 2 + _GAP, len(inside)))
        found = next((j for j in reach if inside[j].stem == expected), None)
        if found is None or any(inside[j].form in NEGATORS for j in range(i + 1, found)):
            return None
        i = found
    return i


def _is_antonym(word: Word, expected: str) -> bool:
    """Whether one of the two is the other with a denying prefix ("biased", "unbiased")."""
    long, short = (word.stem, expected) if len(word.stem) > len(expected) else (expected, word.stem)
    return len(short) >= 4 and long in (f"un{short}", f"in{short}", f"non{short}", f"im{short}", f"ir{short}")


def _hit(wanted: Phrase, sentence: Sentence, first: int, last: int, antonym: bool) -> Hit:
    denied = sentence.denied[first]
    if wanted.negates and sentence.words[first].form not in NEGATORS:
        denied = False
    return Hit(first, last, denied != antonym, sentence.attributed[first])
