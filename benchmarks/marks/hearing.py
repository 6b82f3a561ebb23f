"""What ``superday.stories.principles`` learns: the words of stories that listeners heard a principle in."""

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple, cast

import numpy as np
from scipy.sparse import csr_matrix

from marks.figures import Floats
from marks.fitting import fitted
from marks.tales import Tale
from superday.bank import open_bank
from superday.bank.locate import shipped
from superday.bank.model import Behavioural, PrincipleItem
from superday.rubric.text import sentences
from superday.stories import principles
from superday.stories.claiming import is_claim
from superday.stories.model import Principle
from superday.stories.principles import Learned, Weighing
from superday.stories.telling import told

SEEN_LEAST = 4  # stories that a word is in, to be learned from
PENALTY = 10.0
ROUNDED = 0.03  # coefficients below it are left out where all are


class Told(NamedTuple):
    """A story as it is learned from, each by principle: its words, the points of its cues, asked for, and shown."""

    file: str
    words: list[frozenset[str]]
    points: list[float]
    asked: list[bool]
    shown: list[bool]


class Words(NamedTuple):
    """What words say: an index of stems, and for each principle what each adds."""

    at: dict[str, int]
    adds: Floats  # principles x stems

    def of(self, stories: Sequence[Told]) -> Floats:
        """What the words of each story add up to for each principle."""
        rows = [[self._sum(n, words) for n, words in enumerate(story.words)] for story in stories]
        return np.array(rows, dtype=float).reshape(len(stories), len(self.adds))

    def _sum(self, principle: int, words: frozenset[str]) -> float:
        return float(sum(self.adds[principle, self.at[one]] for one in words if one in self.at))


def learned(from_tales: Sequence[Tale]) -> Learned:
    """Words learned on all of some tales; how they are weighed, on what each writer's get from the others' words."""
    stories = [_told(tale) for tale in from_tales if tale.specimen.shows]
    sums = _across(stories)
    return _with(_words(stories), stories, _weighing(stories, sums, asked=True), _weighing(stories, sums, asked=False))


def words_learned(from_tales: Sequence[Tale]) -> Learned:
    """Words learned on some tales, weighed as those that are shipped."""
    stories, known = [_told(tale) for tale in from_tales if tale.specimen.shows], principles.learned()
    return _with(_words(stories), stories, known.asked, known.unasked)


def _with(words: Words, stories: Sequence[Told], asked: Weighing, unasked: Weighing) -> Learned:
    return Learned(
        [one.id for one in _principles()],
        [round(float(mean), 2) for mean in words.of(stories).mean(0)],
        {stem: cast(Sequence[float], [round(float(w), 2) for w in words.adds[:, n]]) for stem, n in words.at.items()},
        asked,
        unasked,
    )


def _across(stories: Sequence[Told]) -> Floats:
    """What the words of each story add up to beside the usual, as other writers' stories taught."""
    sums = np.zeros((len(stories), len(_principles())))
    for writer in {story.file for story in stories}:
        others = _words([story for story in stories if story.file != writer])
        own = [n for n, story in enumerate(stories) if story.file == writer]
        sums[own] = others.of([stories[n] for n in own]) - others.of([s for s in stories if s.file != writer]).mean(0)
    return sums


def _words(stories: Sequence[Told]) -> Words:
    counts = Counter(stem for story in stories for stem in frozenset().union(*story.words))
    at = {stem: n for n, stem in enumerate(sorted(stem for stem, count in counts.items() if count >= SEEN_LEAST))}
    found = np.array([_one(stories, at, n) for n in range(len(_principles()))])
    return _worth(Words(at, found))


def _one(stories: Sequence[Told], at: dict[str, int], principle: int) -> Floats:
    places = [(row, at[one]) for row, story in enumerate(stories) for one in story.words[principle] if one in at]
    x = csr_matrix((np.ones(len(places)), tuple(zip(*places, strict=True))), shape=(len(stories), len(at)))
    return fitted(x, np.array([story.shown[principle] for story in stories]), PENALTY)[1:]


def _worth(words: Words) -> Words:
    """Without the stems that say next to nothing."""
    kept = [stem for stem, n in words.at.items() if np.abs(words.adds[:, n]).max() >= ROUNDED]
    return Words({stem: n for n, stem in enumerate(kept)}, words.adds[:, [words.at[stem] for stem in kept]])


def _weighing(stories: Sequence[Told], sums: Floats, *, asked: bool) -> Weighing:
    points = np.log1p(np.array([story.points for story in stories]))
    for_it = np.array([story.asked for story in stories], dtype=float) * asked
    x = np.stack([sums.ravel(), points.ravel(), for_it.ravel()], axis=1)
    shown = np.array([story.shown for story in stories]).ravel()
    return Weighing(*(round(float(w), 2) for w in fitted(x, shown, 1.0)))


@cache
def _told_of(story: str, question: str) -> tuple[list[frozenset[str]], list[float], list[bool]]:
    read = [(said, sentences(said.plain)) for said in told(story)]
    words = [
        frozenset().union(*(principles.stems(said) for said, _ in read if not is_claim(one, said)))
        for one in _principles()
    ]
    points = [float(principles.points(principles.cues_of(one, read))) for one in _principles()]
    return words, points, [one.id in _asked(question) for one in _principles()]


def _told(tale: Tale) -> Told:
    known = _told_of(tale.specimen.story, tale.question)
    return Told(tale.file, *known, [one.id in tale.specimen.shows for one in _principles()])


@lru_cache(maxsize=1)
def _principles() -> list[Principle]:
    return [one.principle() for one in open_bank([shipped()]).of("principle") if isinstance(one, PrincipleItem)]


def _asked(question: str) -> Sequence[str]:
    found = open_bank([shipped()]).get(question, "behavioural")
    assert isinstance(found, Behavioural)
    return found.prompt().principles


def shipped_as(what: Learned) -> str:
    """The text of src/superday/stories/principles.json."""
    rows = ",\n".join(f"{json.dumps(stem)}: {json.dumps(of)}" for stem, of in what.stems.items())
    heads = {"principles": what.principles, "mean": what.mean, "asked": what.asked, "unasked": what.unasked}
    lines = "".join(f'"{name}": {json.dumps(value)},\n' for name, value in heads.items())
    return f'{{{lines}"stems": {{\n{rows}\n}}}}\n'
