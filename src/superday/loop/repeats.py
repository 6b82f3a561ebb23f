"""Stories that are told twice in a loop: interviewers compare notes, so the second telling says less.

The same events are recognised by what is rare in both (:mod:`superday.stories.likeness`); a telling word for word by
its runs of words, so that a changed name or figure does not make a new story of an old one.  How well: docs/scoring.md.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from superday.bank.model import Behavioural
from superday.loop.events import Retold
from superday.loop.room import Desk
from superday.loop.state import Asked, State
from superday.stories.likeness import Background, Known, Match

Place = tuple[int, int]  # a round, and a question in it, each counted from 0

SAME = 0.32  # the likeness that makes two one: stories of one person and workplace share more than those of strangers
LEAST = 60  # words: what is shorter is a reply about the story, and no other story
RUN = 4  # words
VERBATIM = 0.8  # of the shorter story's runs
_DECLINES = re.compile(
    r"\W*(?:(?:well|hm+|sorry|okay|honestly|unfortunately|i'?m afraid)\W+)*"
    r"(?:no(?!\s+(?:problem|worries))\b|nope\b|none\b|not\b"
    r"|i'd rather\b|i (?:don'?t|do not|can'?t|cannot|haven'?t|have no)\b)",
    re.IGNORECASE,
)


class Heard(NamedTuple):
    """A story of the loop as it stands, where it was told, for which question, and how often by now."""

    place: Place
    title: str
    asked: Asked
    times: int = 1

    @property
    def text(self) -> str:
        """The story as it was told, before anything was asked about it."""
        return self.asked.standing[0].answer or ""


class Notes(NamedTuple):
    """What interviewers have noted by now: the stories of the loop, and which words tell that two of them are one."""

    stories: Sequence[Heard] = ()
    rare: Background = Background(0, {})


NO_NOTES = Notes()


def heard(state: State, desk: Desk) -> list[Heard]:
    """The answers to the loop's questions for stories so far, in order; what was skipped is left out."""
    return [
        Heard((number, place), item.title, asked)
        for number, round_ in enumerate(state.rounds)
        for place, asked in enumerate(round_.asked)
        if isinstance(item := desk(asked.question), Behavioural) and not asked.skipped
    ]


def earlier(state: State, desk: Desk) -> list[Heard]:
    """The stories that the loop had heard before the question that is on, each where it was told first."""
    here = (state.current, len(state.round.asked) - 1)
    told = [one for one in heard(state, desk) if one.place < here]
    again = Counter((one.asked.retold.round, one.asked.retold.asked) for one in told if one.asked.retold)
    return [one._replace(times=1 + again[one.place]) for one in told if one.asked.retold is None]


def background(questions: Iterable[object]) -> Background:
    """How rare words are where people speak of their work: in the bank's ``questions`` for stories."""
    return Background.of(f"{item.question} {item.answer}" for item in questions if isinstance(item, Behavioural))


def retold(text: str, notes: Notes) -> Retold | None:
    """The story of the notes that ``text`` tells again, if it tells one of them."""
    match = _match(text, {str(n): one.text for n, one in enumerate(notes.stories)}, notes.rare)
    if match is None:
        return None
    first = notes.stories[int(match.story)]
    return Retold(*first.place, _named(match.shared), first.times, _verbatim(_runs(text), _runs(first.text)))


def tellings(texts: Sequence[str], rare: Background) -> list[list[int]]:
    """The places of ``texts``, those that tell one story together; in the order in which each was first told."""
    found: dict[str, list[int]] = {}
    known = Known({}, rare)
    for place, text in enumerate(texts):
        match = _same(known, text)
        if match is not None:
            found[match.story].append(place)
            continue
        found[str(place)] = [place]
        known = Known({first: texts[int(first)] for first in found}, rare)
    return list(found.values())


def is_another(text: str, first: str, rare: Background) -> bool:
    """Whether what was said when another story was asked for is one: no refusal, long enough, and not the ``first``."""
    spoken = text.replace("’", "'")
    return len(text.split()) >= LEAST and not _DECLINES.match(spoken) and _match(text, {"first": first}, rare) is None


def _named(shared: Sequence[str]) -> list[str]:
    """What two texts share, to be said aloud: words before figures, and of a figure the number alone."""
    figures = [one.split()[0] for one in shared if any(map(str.isdigit, one))]
    return [*(one for one in shared if not any(map(str.isdigit, one))), *figures]


def _match(text: str, stories: dict[str, str], rare: Background) -> Match | None:
    return _same(Known(stories, rare), text)


def _same(known: Known, text: str) -> Match | None:
    return next((one for one in known.recognise(text) if one.likeness >= SAME), None)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [word.strip(".,;:!?\"'()").lower() for word in text.split()]
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _verbatim(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> bool:
    return len(left & right) >= VERBATIM * min(len(left), len(right))
