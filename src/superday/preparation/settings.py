"""What the person said of interviews and minutes: a replay of their changes."""

from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec.structs import replace

MINUTES = 30.0


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


Change = InterviewSet | InterviewDropped | MinutesSet | MinutesOn

_DECODER: msgspec.json.Decoder[Change] = msgspec.json.Decoder(Change)


class Settings(msgspec.Struct, frozen=True):
    """What holds now: interviews, the next first, and minutes."""

    interviews: list[InterviewSet] = []
    minutes: float = MINUTES
    other_minutes: dict[date, float] = {}

    def after(self, change: Change) -> "Settings":
        """The settings after one more change."""
        match change:
            case MinutesSet():
                return replace(self, minutes=change.minutes)
            case MinutesOn():
                return replace(self, other_minutes={**self.other_minutes, change.day: change.minutes})
        others = [one for one in self.interviews if one.loop != change.loop]
        kept = [*others, change] if isinstance(change, InterviewSet) else others
        return replace(self, interviews=sorted(kept, key=lambda one: (one.day, one.loop)))

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
