"""The dates of applications as a calendar shows them: interviews as moments, what is to be done as days."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from superday.career.process.actions import STAGE_NAMES, next_actions
from superday.career.process.applications import Application, Applications
from superday.career.process.changes import Staged
from superday.preparation.event import Event

_SHOWN = ("follow-up", "answer")


def events(applications: Applications, today: date, zone: tzinfo | None) -> list[Event]:
    """The stages of open applications, past and to come, and what is to be done; no notes, no questions.

    ``zone`` is the person's own, None for the machine's.
    """
    return [*_interviews(applications.open, zone), *_actions(applications, today)]


def moment_of(step: Staged, zone: tzinfo | None) -> datetime | None:
    """When a stage begins, with its zone; None where only its day is known."""
    if step.at is None:
        return None
    there = ZoneInfo(step.zone) if step.zone else zone
    local = datetime.combine(step.day, step.at, there)
    return local if there else local.astimezone()


def _interviews(applications: Iterable[Application], zone: tzinfo | None) -> Iterator[Event]:
    for one in applications:
        often: Counter[tuple[str, date]] = Counter()
        for first, step in one.arranged:
            if step.stage != "closed":
                # Another one may be arranged for the day from which one was moved.
                often[step.stage, first] += 1
                number = f"-{often[step.stage, first]}" if often[step.stage, first] > 1 else ""
                uid = f"process-{one.id}-{step.stage}-{first.isoformat()}{number}"
                title = f"{STAGE_NAMES[step.stage].capitalize()}: {one.title}"
                yield Event(uid, title, moment_of(step, zone) or step.day, step.minutes if step.at else 0)


def _actions(applications: Applications, today: date) -> Iterator[Event]:
    """One event an application and kind, so that a later day replaces an earlier one; what is overdue is of today."""
    for action in next_actions(applications, today):
        if action.kind in _SHOWN:
            uid = f"process-{action.application}-{action.kind}"
            yield Event(uid, f"{action.says}: {action.title}", max(action.due, today))
