"""What a loop asks for beside each other: strands, how much of a round each has, and how much each needs rehearsing."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec

from superday.bank.model import Round, SegmentKind

Strand = Literal["coding", "breadth", "depth", "derivations", "design", "stories"]
STRANDS: dict[SegmentKind, Strand] = {
    "problem": "coding",
    "concept": "breadth",
    "guide": "depth",
    "derivation": "derivations",
    "case": "design",
    "behavioural": "stories",
}
HARD: frozenset[Strand] = frozenset(["coding", "depth", "derivations", "design"])
LIGHT_MINUTES = 60  # what is longer is hard, whatever it asks

NEVER = 1.0  # the need of what was never rehearsed; whatever else is the case, a need is less
FAILED = 0.8  # the most that a bad rehearsal leaves
SURE = 0.15  # above the bar: what was to be reached for a strand to need nothing for now
FORGOTTEN = 28  # days in which the need of what went well comes to STALE
STALE = 0.5
REHEARSED = 0.35  # what a mock round that is planned will leave of the need of its strands


class Attempt(msgspec.Struct, frozen=True):
    """A question of a rehearsal and what became of it: a score in [0, 1] beside the loop's ``bar``.

    ``told`` is the story, where it asked for one.
    """

    day: date
    loop: str
    round: str
    question: str
    asks: SegmentKind
    level: int
    score: float
    bar: float
    told: str = ""

    @property
    def strand(self) -> Strand:
        """What it was a rehearsal of."""
        return STRANDS[self.asks]


class Standing(msgspec.Struct, frozen=True):
    """How a strand stands: its need right after ``day``, when it was last rehearsed (None: never) or will have been.

    ``score`` is the mean of that day beside its ``bar``; None where the day is still to come.
    """

    need: float = NEVER
    day: date | None = None
    score: float | None = None
    bar: float = 0.0

    def on(self, day: date) -> float:
        """The need on a later day: what is not rehearsed grows rusty."""
        if self.day is None:
            return self.need
        rust = STALE * min(1.0, max(0, (day - self.day).days) / FORGOTTEN)
        return min(FAILED, self.need + (1 - self.need) * rust)

    def rehearsed(self, day: date) -> "Standing":
        """As it will stand after a mock round on a day, of which nothing is known yet."""
        return Standing(REHEARSED * min(FAILED, self.on(day)), day)


def standings(attempts: Iterable[Attempt]) -> dict[Strand, Standing]:
    """How each strand stands by its attempts; the last day on which it was rehearsed counts."""
    by_strand: dict[Strand, list[Attempt]] = {}
    for one in attempts:
        by_strand.setdefault(one.strand, []).append(one)
    return {strand: _standing(tried) for strand, tried in by_strand.items()}


def _standing(tried: Sequence[Attempt]) -> Standing:
    last = max(one.day for one in tried)
    latest = [one for one in tried if one.day == last]
    score = sum(one.score for one in latest) / len(latest)
    bar = sum(one.bar for one in latest) / len(latest)
    short = (bar + SURE - score) / (bar + SURE)
    return Standing(FAILED * min(1.0, max(0.0, short)), last, score, bar)


def strands_of(round_: Round) -> dict[Strand, int]:
    """The minutes that a round gives each strand, in the order of its segments."""
    minutes: dict[Strand, int] = {}
    for segment in round_.segments:
        strand = STRANDS[segment.asks]
        minutes[strand] = minutes.get(strand, 0) + segment.minutes
    return minutes


def is_hard(round_: Round) -> bool:
    """Whether a round is too much for the evening before an interview.

    Light are short rounds of stories and of what one knows by heart, and a talk about one's own work.
    """
    own = round_.kind == "talk"
    return round_.minutes > LIGHT_MINUTES or (not own and bool(HARD & strands_of(round_).keys()))
