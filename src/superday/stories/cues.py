"""Cues: short patterns of words that show something, with classes of words in them ("{me} {watch} {user}").

A cue is words in their order, in any inflection, with at most two others between them.  ``a|b`` is either word, a name
in braces any word of that class.  What is denied ("I didn't ask the nurses") is no cue, unless the cue says "not".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from superday.rubric.lexicon import NEGATORS
from superday.rubric.text import Sentence
from superday.rubric.words import Word, stem, words
from superday.stories.kinds import KINDS

_GAP = 2  # words that may stand between two of a cue
_SKIPPED = frozenset({"a", "an", "the"})

Cue = tuple[frozenset[str], ...]  # the stems that may stand at each place


def heard(cues: Sequence[str], sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """The cues that a sentence has, each once, with the place of the words that are it there."""
    index = _index(tuple(cues))
    found: set[str] = set()
    for i, word in enumerate(sentence.words):
        for name, cue in index.get(word.stem, ()):
            if name in found or sentence.denied[i]:
                continue
            last = _last(cue[1:], sentence.words, i)
            if last >= 0:
                found.add(name)
                yield name, word.start, sentence.words[last].end


@lru_cache(maxsize=256)
def _index(cues: tuple[str, ...]) -> Mapping[str, list[tuple[str, Cue]]]:
    """The cues by the stems with which they begin."""
    found: dict[str, list[tuple[str, Cue]]] = {}
    for name in cues:
        cue = parsed(name)
        for first in cue[0] if cue else ():
            found.setdefault(first, []).append((name, cue))
    return found


def parsed(cue: str) -> Cue:
    """The places of a cue; raises ``KeyError`` for a class of words that there is none of."""
    places: list[frozenset[str]] = []
    for token in cue.split():
        if "|" in token or token.startswith("{"):
            places.append(frozenset(one for part in token.split("|") for one in _either(part)))
        else:
            places += [frozenset({word.stem}) for word in words(token) if word.form not in _SKIPPED]
    return tuple(places)


def _either(part: str) -> Iterable[str]:
    return _stems(part[1:-1]) if part.startswith("{") else [stem(part.lower())]


@lru_cache
def _stems(kind: str) -> frozenset[str]:
    return frozenset(map(stem, KINDS[kind].split()))


def _last(rest: Sequence[frozenset[str]], said: Sequence[Word], i: int) -> int:
    """Where the last word of a cue stands that begins at ``i``; -1 where it does not go on."""
    for expected in rest:
        i = _next(expected, said, i)
        if i < 0:
            return i
    return i


def _next(expected: frozenset[str], said: Sequence[Word], i: int) -> int:
    """Where the next word of a cue stands after ``i``; -1 where it does not, or where "not" stands between."""
    between = 0
    for j in range(i + 1, len(said)):
        if said[j].stem in expected:
            return j
        between += said[j].form not in _SKIPPED
        if between > _GAP or said[j].form in NEGATORS:
            return -1
    return -1
