"""A day solved: its list, its mock round, and what will be known if nothing more is looked at."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from superday import recall
from superday.preparation.settings import Settings
from superday.study.mock import Mock, NoRound, NoWholeLoop, RoundPlan


@dataclass(frozen=True)
class Today:
    """A solved day: its schedule, what is remembered and was left out, the minutes left of it for cards, and the mock
    rounds from this day on, which have their minutes of their days.
    """

    day: date
    left: float
    settings: Settings
    schedule: recall.Schedule
    memory: recall.Memory
    left_out: frozenset[str]
    rounds: RoundPlan

    @property
    def mocks(self) -> list[Mock]:
        """The mock rounds from this day on."""
        return self.rounds.mocks

    @property
    def notes(self) -> list[NoRound | NoWholeLoop]:
        """What there is no time for."""
        return self.rounds.notes

    @property
    def mock(self) -> Mock | None:
        """The mock round of this day."""
        return next((mock for mock in self.mocks if mock.day == self.day), None)

    @cached_property
    def looks(self) -> tuple[recall.Look, ...]:
        """Today's list for the minutes that are left, the most useful first; the last look may go over."""
        left, looks = self.left, []
        for look in self.ranked(self.memory, self.left_out):
            if left <= 0:
                break
            left -= look.minutes
            looks.append(look)
        return tuple(looks)

    def ranked(self, memory: recall.Memory, left_out: Set[str]) -> tuple[recall.Look, ...]:
        """Every look that is worth something today, the most useful first, with what is remembered by now."""
        looks = self.schedule.today(memory, float("inf"))
        return tuple(look for look in looks if look.item not in left_out)

    def known(self, interview: recall.Interview) -> float:
        """The weighted recall on an interview's day if nothing more is looked at, in [0, 1]."""
        names = list(interview.weights)
        chances = self.memory.known(names, interview.day)
        known = sum(interview.weights[name] * float(chance) for name, chance in zip(names, chances, strict=True))
        return known / (sum(interview.weights.values()) or 1.0)
