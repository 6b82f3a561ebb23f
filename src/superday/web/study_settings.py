"""What the forms of the study page say, as changes of the settings."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from superday.errors import BadInput
from superday.preparation.settings import Change, InterviewDropped, MinutesOn, MinutesSet, MocksSet

if TYPE_CHECKING:
    from superday.preparation.desk import Desk

Said = Mapping[str, str]
WEEK = timedelta(days=7)


def interview(desk: "Desk", said: Said) -> list[Change]:
    """Set an interview, or move the one with this loop; as the form shows all of it, what is empty is none."""
    from superday.preparation.said import interview_set
    from superday.preparation.typed import day_of, number_of

    settings = desk.read().settings
    importance = number_of(said.get("importance") or "1", 0.01, 100.0, "an importance")
    meant = interview_set(desk, settings, day_of(said.get("day", "")), said.get("loop"), None, importance)
    who = said.get("interviewer") or None
    if who is not None:
        desk.bank.get(who, "interviewer")
    return [replace(meant, interviewer=who)]


def drop(desk: "Desk", said: Said) -> list[Change]:
    """There is no interview with this loop any more; said twice, it changes nothing."""
    loop = said.get("loop", "")
    return [InterviewDropped(loop)] if any(one.loop == loop for one in desk.read().settings.interviews) else []


def minutes(desk: "Desk", said: Said) -> list[Change]:
    """The minutes of a usual day, and the part of them that mock rounds may take."""
    from superday.preparation.said import minutes_of, share_of

    return [MinutesSet(minutes_of(said.get("minutes", ""))), MocksSet(share_of(said.get("mocks", "")))]


def days(desk: "Desk", said: Said) -> list[Change]:
    """Other minutes on a day, on each day up to another one, or on the same day of every week until the interview."""
    from superday.preparation.said import FURTHEST, minutes_of
    from superday.preparation.typed import day_of

    settings, today = desk.read().settings, desk.clock.now().date()
    first = day_of(said.get("day", ""))
    last = day_of(said["until"]) if said.get("until") else first
    if last < first:
        raise BadInput(f"{last} is before {first}", way_out="give the later day second, or leave it empty")
    if said.get("weekly"):
        last = max((one.day for one in settings.ahead(today)), default=first)
        if last <= first:
            raise BadInput("every week until when? No interview lies after that day", way_out="set the interview first")
    if not today <= first <= last <= today + timedelta(days=FURTHEST):
        raise BadInput("those days are past, or more than two years away", way_out="choose days from today on")
    button = said.get("as")
    new = settings.minutes if button == "usual" else 0.0 if button == "off" else minutes_of(said.get("minutes", ""))
    return [MinutesOn(day, new) for day in _each(first, last, WEEK if said.get("weekly") else timedelta(days=1))]


def _each(first: date, last: date, step: timedelta) -> list[date]:
    return [first + number * step for number in range((last - first) // step + 1)]


CHANGES: dict[str, Callable[["Desk", Said], list[Change]]] = {
    "interview": interview,
    "drop": drop,
    "minutes": minutes,
    "days": days,
}
