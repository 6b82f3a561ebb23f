"""Whether two texts tell of the same events: how much of what is rare in them they share.

Words count by how rare they are in a background of texts of the kind (the bank's behavioural questions), and less where
several of a person's own stories have them; figures count by value.  No meaning is judged: what is retold without any
of its things, names and figures is not recognised.  How well it does: docs/stories.md.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from superday.rubric.figures import figures
from superday.rubric.lexicon import FUNCTION_WORDS, NEGATORS
from superday.rubric.words import stem

SURE = 0.24  # the likeness from which it is the same story
PERHAPS = 0.18  # from which it may be
SHORTEST = 15  # marks: less than about 25 words tell no story apart from another
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDING = re.compile(r"['’](?:s|re|ve|ll|d|m|t)$")
_SMALL = 12  # figures up to here are counts that any story has
_YEARS = range(1990, 2040)
_SHOWN = 5  # of what two texts share

Marks = Mapping[str, str]


class Match(NamedTuple):
    """A text and a story, how alike they are (0 to 1), and the rarest of what they share, as the text says it."""

    story: str
    likeness: float
    shared: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether it is the same story, and not only perhaps."""
        return self.likeness >= SURE


class Pair(NamedTuple):
    """Two texts, by their places or names, that tell of the same events."""

    one: str
    other: str
    likeness: float
    shared: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """As of :class:`Match`."""
        return self.likeness >= SURE


@dataclass(frozen=True)
class Background:
    """How many of ``texts`` texts have a word in them."""

    texts: int
    counts: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Background":
        """The background that these texts are."""
        found = [set(_stems(text)) for text in texts]
        return cls(len(found), Counter(mark for one in found for mark in one))

    def weight(self, mark: str) -> float:
        """What it says that two texts share this."""
        return math.log((self.texts + 2) / (self.counts.get(mark, 0) + 1))


@lru_cache(maxsize=4096)  # 3 ms a text, and every page that tells history compares all answers with all stories
def marks(text: str) -> Marks:
    """What a text can be recognised by: its words' stems, and its figures by value (``#83`` for 0.83), each as said."""
    found = _stems(text)
    for one in figures(text):
        value = 100 * one.value if 0 < one.value < 1 else one.value
        if value > _SMALL and value not in _YEARS:
            said = text[one.start : one.end].strip()
            found.setdefault(f"#{value:g}", said if any(map(str.isdigit, said)) else f"{one.value:,.10g}")
    return MappingProxyType(found)


class Known:
    """Stories to recognise; made once for many texts."""

    def __init__(self, stories: Mapping[str, str], background: Background):
        """``stories`` by id, as told."""
        self._marks = {id_: marks(text) for id_, text in stories.items()}
        self._background = background
        self._owners: dict[str, list[str]] = {}
        for id_, found in self._marks.items():
            for mark in found:
                self._owners.setdefault(mark, []).append(id_)
        self._whole = {id_: sum(map(self._weight, found)) for id_, found in self._marks.items()}

    def recognise(self, text: str) -> list[Match]:
        """The stories that ``text`` may be a telling of, the most alike first; most often none or one."""
        said = marks(text)
        if len(said) < SHORTEST:
            return []
        shared: dict[str, float] = dict.fromkeys(self._marks, 0.0)
        for mark in said:
            for id_ in self._owners.get(mark, ()):
                shared[id_] += self._weight(mark)
        whole = sum(map(self._weight, said))
        alike = {id_: weight / math.sqrt(whole * self._whole[id_]) for id_, weight in shared.items() if weight}
        found = [Match(id_, like, self._shown(said, id_)) for id_, like in alike.items() if like >= PERHAPS]
        return sorted(found, key=lambda one: (-one.likeness, one.story))

    def _weight(self, mark: str) -> float:
        return self._background.weight(mark) / max(1, len(self._owners.get(mark, ())))

    def _shown(self, said: Marks, id_: str) -> tuple[str, ...]:
        both = sorted(said.keys() & self._marks[id_].keys(), key=lambda mark: (-self._weight(mark), mark))
        return tuple(said[mark] for mark in both[:_SHOWN])


def recognise(text: str, stories: Mapping[str, str], background: Background) -> list[Match]:
    """As :meth:`Known.recognise`, for one text."""
    return Known(stories, background).recognise(text)


def pairs(texts: Mapping[str, str], background: Background) -> list[Pair]:
    """The texts that tell of the same events, two and two, the most alike first."""
    known = {id_: said for id_, text in texts.items() if len(said := marks(text)) >= SHORTEST}
    owners = Counter(mark for story in known.values() for mark in story)
    others = Counter({mark: count - 1 for mark, count in owners.items()})
    found = [
        Pair(one, other, *_likeness(known[one], known[other], background, others))
        for one, other in combinations(known, 2)
    ]
    return sorted(
        (one for one in found if one.likeness >= PERHAPS), key=lambda one: (-one.likeness, one.one, one.other)
    )


def _stems(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        form = _ENDING.sub("", match[0].lower())
        if len(form) > 2 and form not in FUNCTION_WORDS and form not in NEGATORS:
            found.setdefault(stem(form), match[0])
    return found


def _likeness(
    one: Marks, other: Marks, background: Background, owners: Mapping[str, int]
) -> tuple[float, tuple[str, ...]]:
    """The cosine of two texts by the weights of their marks, and the weightiest that they share."""

    def weight(mark: str) -> float:
        return background.weight(mark) / max(1, owners.get(mark, 1))

    both = sorted(one.keys() & other.keys(), key=lambda mark: (-weight(mark), mark))
    whole = math.sqrt(sum(map(weight, one)) * sum(map(weight, other)))
    return (sum(map(weight, both)) / whole if whole else 0.0), tuple(one[mark] for mark in both[:_SHOWN])
