"""Which story was told when, for which question, and whether one is told for everything."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from superday.stories.likeness import Background, Known, Match

RECENT = 12  # answers: two loops or so
OFTEN = 3  # tellings from which a story can be told too often
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Telling(NamedTuple):
    """An answer to a behavioural question: where it was given, which question it was, when, and what was said."""

    session: str
    round: int
    place: int
    question: str
    title: str
    at: datetime
    text: str


@dataclass(frozen=True)
class Told:
    """An answer and the story that it seems to be, if any; ``nth`` is how often that story was told by then."""

    telling: Telling
    match: Match | None
    nth: int = 0

    @property
    def sure(self) -> bool:
        """Whether it is a story of the person's for sure."""
        return self.match is not None and self.match.sure

    def sentence(self) -> str:
        """What a debrief says of it; "" where no story is recognised."""
        if self.match is None:
            return ""
        if not self.match.sure:
            return f"This may be your story `{self.match.story}`; the words do not say for sure."
        time = _ORDINALS[self.nth - 1] if self.nth <= len(_ORDINALS) else f"{self.nth}th"
        return f"You told `{self.match.story}`, for the {time} time."


class Overused(NamedTuple):
    """A story that makes up at least half of the answers of late: ``times`` of ``answers`` that tell a known story."""

    story: str
    times: int
    answers: int
    questions: tuple[str, ...]


def attributed(tellings: Sequence[Telling], stories: Mapping[str, str], background: Background) -> list[Told]:
    """Each answer with its story, the oldest first.  Only what is sure counts as a time that a story was told."""
    times: Counter[str] = Counter()
    known, found = Known(stories, background), []
    for telling in sorted(tellings, key=lambda one: (one.at, one.session, one.round, one.place)):
        match = next(iter(known.recognise(telling.text)), None)
        if match is not None and match.sure:
            times[match.story] += 1
        found.append(Told(telling, match, times[match.story] if match is not None else 0))
    return found


def overused(told: Sequence[Told]) -> list[Overused]:
    """The stories told for everything: three times or more, and half or more of the last answers that tell a story."""
    recent = [(one.match.story, one.telling.title) for one in told if one.match is not None and one.match.sure]
    recent = recent[-RECENT:]
    times = Counter(story for story, _ in recent)
    return [
        Overused(story, count, len(recent), tuple(dict.fromkeys(title for name, title in recent if name == story)))
        for story, count in times.most_common()
        if count >= OFTEN and 2 * count >= len(recent)
    ]
