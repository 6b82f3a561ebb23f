"""What the person said of interviews and minutes: a replay of their changes."""

from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec.structs import replace

MINUTES = 30.0
MOCKS = 1 / 3  # of the minutes: about one round for two that are studied


class InterviewSet(msgspec.Struct, frozen=True, tag_field="change", tag=True):
    """There is an interview with this loop on a day; one that was set before for the loop is moved.

    ``interviewer`` is one to meet in every round instead of the loop's own; ``importance`` is over other interviews.
    """

    loop: str
    day: date
    interviewer: str | None = None
    importance: float = 1.0


class InterviewDropped(msgspec.Struct, frozen=True, tag_field="change", tag=True):
    """There is no interview with this loop."""

    loop: str


class MinutesSet(msgspec.Struct, frozen=True, tag_field="change", tag=True):
    """The minutes of a usual day."""

    minutes: float


class MinutesOn(msgspec.Struct, frozen=True, tag_field="change", tag=True):
    """The minutes of one day; 0 is a day off."""

    day: date
    minutes: float


class MocksSet(msgspec.Struct, frozen=True, tag_field="change", tag=True):
    """The part of the minutes that mock rounds may take, in [0, 1]; 0 plans none."""

    share: float


Change = InterviewSet | InterviewDropped | MinutesSet | MinutesOn | MocksSet

_DECODER: msgspec.json.Decoder[Change] = msgspec.json.Decoder(Change)


class Settings(msgspec.Struct, frozen=True):
    """What holds now: interviews, the next first, minutes, and the part of them that mock rounds may take."""

    interviews: list[InterviewSet] = []
    minutes: float = MINUTES
    other_minutes: dict[date, float] = {}
    mocks: float = MOCKS

    def after(self, change: Change) -> "Settings":
        """The settings after one more change."""
        match change:
            case MinutesSet():
                return replace(self, minutes=change.minutes)
            case MinutesOn():
                return replace(self, other_minutes={**self.other_minutes, change.day: change.minutes})
            case MocksSet():
                return replace(self, mocks=change.share)
        others = [one for one in self.interviews if one.loop != change.loop]
        kept = [*others, change] if isinstance(change, InterviewSet) else others
        return replace(self, interviews=sorted(kept, key=lambda one: (one.day, one.loop)))

    def minutes_on(self, day: date) -> float:
        """The minutes of a day, mock rounds included."""
        return max(0.0, self.other_minutes.get(day, self.minutes))

    def ahead(self, today: date) -> list[InterviewSet]:
        """The interviews after today."""
        return [one for one in self.interviews if one.day > today]


def replay(changes: Iterable[Change]) -> Settings:
    """The settings that changes leave, the oldest first."""
    settings = Settings()
    for change in changes:
        settings = settings.after(change)
    return settings


def encode(change: Change) -> str:
    """The change as one line of JSON."""
    return msgspec.json.encode(change).decode()


def decode(body: str) -> Change:
    """The change that :func:`encode` wrote."""
    return _DECODER.decode(body)
