"""Which leadership principles a story's words show, and which are only claimed.

A principle is shown from a chance that a listener would note it, by a logistic regression on three things: its cues in
what is told, each worth so many points by how telling it is; the words of the story, as they spoke for the principle in
stories that others told; and whether the question asks for it (``benchmarks/stories.py --learn``; docs/stories.md).  A
principle's name, or a virtue that the teller ascribes to themselves, shows nothing.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from superday.findings import Evidence, Finding, Outcome, Source
from superday.rubric.text import Sentence, sentences
from superday.rubric.words import content, words
from superday.stories.claiming import is_claim, names
from superday.stories.cues import heard
from superday.stories.model import Principle, Shown
from superday.stories.telling import Told, told

SHOWN = 0.3  # the chance from which a principle counts as shown: about as many are then said as there are
FAINT = 0.12  # and below which it is not heard at all
DEED, CUE, HINT = 3, 2, 1  # points of what is heard
TELLING = 0.6  # what a sentence's words add to the log odds, to be evidence

Read = list[tuple[Told, list[Sentence]]]


class Weighing(NamedTuple):
    """What adds to the log odds of a principle: always, by what the words say, by log(1 + points), and if asked for."""

    always: float
    words: float
    points: float
    asked: float


class Learned(NamedTuple):
    """What words say: for each stem what it adds for each of some principles, and what such sums are on average."""

    principles: Sequence[str]
    mean: Sequence[float]
    stems: dict[str, Sequence[float]]
    asked: Weighing  # where the question is known
    unasked: Weighing


class Heard(NamedTuple):
    """A cue that is heard: its points, the sentence, and the words of it that are the cue."""

    worth: int
    at: Told
    words: str


def shown(story: str, principles: Sequence[Principle], asked: Sequence[str] = ()) -> dict[str, Shown]:
    """For each principle how likely the words of a story show it, with the sentences, and words that only claim it.

    ``asked`` are the principles that the question is about, where the story answers one.
    """
    read = _read(told(story))
    return {principle.id: _seen(principle, cues_of(principle, read), read, asked) for principle in principles}


def findings(wanted: Sequence[Principle], said: list[Told]) -> list[Finding]:
    """A finding for each principle that is wanted; one that is not heard is unclear, as silence is weak evidence."""
    read, asked = _read(said), [one.id for one in wanted]
    return [_finding(principle, cues_of(principle, read), read, asked) for principle in wanted]


def _read(said: Sequence[Told]) -> Read:
    return [(sentence, sentences(sentence.plain)) for sentence in said]


def _seen(principle: Principle, cues: Mapping[str, Heard], read: Read, asked: Sequence[str]) -> Shown:
    speaking = _speaking(principle, read)
    by = learned().asked if asked else learned().unasked
    odds = by.always + by.points * math.log1p(points(cues)) + by.asked * (principle.id in asked)
    odds += by.words * (sum(speaking.values()) - _mean(principle))
    chance = 1 / (1 + math.exp(-odds))
    evidence = _evidence(cues, speaking)
    named = next((s for s, _ in read if names(principle, s)), None)
    claimed = None if named is None else Evidence(named.text, named.start, named.end)
    return Shown(round(chance, 2), evidence, claimed) if evidence and chance >= FAINT else Shown(0.0, [], claimed)


def points(cues: Mapping[str, Heard]) -> int:
    """What the cues that are heard are worth together."""
    return sum(cue.worth for cue in cues.values())


def _evidence(cues: Mapping[str, Heard], speaking: Mapping[Told, float]) -> list[Evidence]:
    """The sentences with cues, the most telling first, then those whose words speak for it."""
    telling = sorted(cues.values(), key=lambda cue: (-cue.worth, cue.at.start))
    by_words = sorted((s for s, much in speaking.items() if much >= TELLING), key=lambda s: -speaking[s])
    places = {one.start: Evidence(one.text, one.start, one.end) for one in [*(cue.at for cue in telling), *by_words]}
    return list(places.values())


def _finding(principle: Principle, cues: Mapping[str, Heard], read: Read, asked: Sequence[str]) -> Finding:
    point, seen = f"principle-{principle.id}", _seen(principle, cues, read, asked)
    if not seen.strength:
        none = "Nothing of it is heard; a listener may still see it."
        return Finding(point, Outcome.UNCLEAR, 0.3, Source.STORY, note=none)
    said = sorted({cue.words for cue in cues.values()})
    note = f"Cues: {', '.join(said)}." if said else "Stories with such words often show it."
    if seen.strength >= SHOWN:
        return Finding(point, Outcome.COVERED, seen.strength, Source.STORY, seen.evidence[0], note)
    return Finding(point, Outcome.PARTIAL, 0.5, Source.STORY, seen.evidence[0], note)


def cues_of(principle: Principle, read: Read) -> dict[str, Heard]:
    """The cues that are heard, as they are heard first."""
    found: dict[str, Heard] = {}
    for said, parts in read:
        if not is_claim(principle, said):
            for worth, cues in ((DEED, principle.deeds), (CUE, principle.cues), (HINT, principle.hints)):
                for cue, start, end in (one for part in parts for one in heard(cues, part)):
                    found.setdefault(cue, Heard(worth, said, said.plain[start:end]))
    return found


def _speaking(principle: Principle, read: Read) -> dict[Told, float]:
    """What the words of each sentence add to the log odds; a word counts once."""
    known = learned()
    if principle.id not in known.principles:
        return {}
    at, seen, found = known.principles.index(principle.id), set[str](), {}
    for said, _ in read:
        new = set() if is_claim(principle, said) else stems(said) - seen
        seen |= new
        found[said] = sum(known.stems[one][at] for one in new if one in known.stems)
    return found


def _mean(principle: Principle) -> float:
    known = learned()
    return known.mean[known.principles.index(principle.id)] if principle.id in known.principles else 0.0


@lru_cache(maxsize=4096)
def stems(sentence: Told) -> frozenset[str]:
    """The words of a sentence that say something, by their stems."""
    return frozenset(word.stem for word in content(words(sentence.plain)) if word.stem[:1].isalpha())


@lru_cache(maxsize=1)
def learned() -> Learned:
    """What was learned, as it was shipped."""
    found = json.loads((files("superday.stories") / "principles.json").read_text(encoding="utf-8"))
    asked, unasked = (Weighing(*found[name]) for name in ("asked", "unasked"))
    return Learned(found["principles"], found["mean"], found["stems"], asked, unasked)
