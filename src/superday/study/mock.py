"""What a plan of mock rounds is made of: the mocks, the interviews that they are for, and what there is no time for."""

from dataclasses import dataclass
from datetime import date

import msgspec

from superday.bank.model import Loop
from superday.study.strands import Strand, strands_of


class Mock(msgspec.Struct, frozen=True):
    """A mock round, or a whole loop, on a day.

    ``rounds`` are ids of the loop's.  ``over`` are the minutes that it takes beyond those of the day; ``done`` says
    that it was held; ``why`` is a sentence or two.
    """

    day: date
    loop: str
    title: str
    rounds: list[str]
    strands: list[Strand]
    minutes: int
    hard: bool
    whole: bool
    over: float
    done: bool
    why: str


class NoRound(msgspec.Struct, frozen=True):
    """Before the interview of a loop on ``day``, no mock round of these strands fits in."""

    loop: str
    title: str
    day: date
    strands: list[Strand]


class NoWholeLoop(msgspec.Struct, frozen=True):
    """No day from ``first`` to ``last`` has the minutes that a whole loop takes; ``best`` would be the best of them."""

    loop: str
    title: str
    minutes: int
    first: date
    last: date
    best: date


class RoundPlan(msgspec.Struct, frozen=True):
    """The mock rounds to come, the next first, and what there is no time for; how to say it is for who shows it."""

    mocks: list[Mock] = []
    notes: list[NoRound | NoWholeLoop] = []


@dataclass(frozen=True)
class Ahead:
    """An interview after today."""

    loop: Loop
    day: date

    @property
    def strands(self) -> list[Strand]:
        """What it asks for."""
        return list(dict.fromkeys(strand for round_ in self.loop.rounds for strand in strands_of(round_)))
