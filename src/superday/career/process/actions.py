"""What is next: interviews ahead, offers to answer, what to write down, and when to ask politely how things stand.

After an application, an interview, a word from them or a reminder one waits for so many working days (five, unless the
person says otherwise: the accounts report about five for each answer), and then asks.  Nobody is asked while a date
lies ahead, before the day by which they said they would answer, or after the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from superday.career.process.applications import Application, Applications
from superday.career.process.changes import AnyChange, Heard, Opened, Outcome, Reminded, Stage, Staged
from superday.career.process.workdays import WorkingDays, working_days

ActionKind = Literal["interview", "answer", "write-down", "follow-up"]
STAGE_NAMES = {
    "recruiter": "recruiter chat",
    "screen": "screen",
    "onsite": "onsite",
    "debrief": "debrief",
    "offer": "offer",
    "closed": "closed",
}
WITH_QUESTIONS: tuple[Stage, ...] = ("recruiter", "screen", "onsite")
REMEMBERED = timedelta(days=7)  # for so long it is worth while to ask what was asked


@dataclass(frozen=True)
class Action:
    """Something to do for an application by a day."""

    application: str
    title: str
    kind: ActionKind
    due: date
    says: str


def next_actions(applications: Applications, today: date) -> list[Action]:
    """What is to be done, by the day that it is due: the overdue first."""
    days = working_days(applications.habits.country, applications.habits.subdivision)
    found = [action for one in applications.open for action in _of(one, today, days, applications.habits.days)]
    return sorted(found, key=lambda action: (action.due, action.title, action.kind))


def waiting_since(one: Application, today: date) -> AnyChange | None:
    """What they have not answered yet; None where it is not their turn, or a date lies ahead."""
    if one.is_closed or one.ahead(today):
        return None
    last = next((said.change for said in reversed(one.timeline()) if _counts(said.change, today)), None)
    return None if isinstance(last, Staged) and last.stage == "offer" else last


def follow_up_on(waiting: AnyChange, days: WorkingDays, number: int) -> date:
    """When to ask about it: so many working days later, and not before they said that they would answer."""
    due = days.after(waiting.day, number)
    promised = waiting.until if isinstance(waiting, Heard) else None
    return due if promised is None else max(due, days.after(promised, 1))


def _counts(change: AnyChange, today: date) -> bool:
    """Whether waiting begins anew with it."""
    if change.day > today or (isinstance(change, Staged) and change.stage == "closed"):
        return False
    passed = isinstance(change, Outcome) and change.result == "passed"
    return passed or isinstance(change, Opened | Staged | Heard | Reminded)


def _of(one: Application, today: date, days: WorkingDays, number: int) -> Iterator[Action]:
    for step in one.ahead(today):
        if step.stage not in ("offer", "closed"):
            yield Action(one.id, one.title, "interview", step.day, f"{STAGE_NAMES[step.stage].capitalize()}{_at(step)}")
    if (offer := _open_offer(one)) is not None and offer.until is not None:
        yield Action(one.id, one.title, "answer", offer.until, "Answer the offer")
    if (past := _to_write_down(one, today)) is not None:
        says = f"Write down what was asked in the {STAGE_NAMES[past.stage]}"
        yield Action(one.id, one.title, "write-down", past.day, says)
    if (waiting := waiting_since(one, today)) is not None:
        due = follow_up_on(waiting, days, number)
        says = (
            "Ask politely how things stand" if due <= today else "If nothing is heard till then, ask how things stand"
        )
        yield Action(one.id, one.title, "follow-up", due, says)


def _at(step: Staged) -> str:
    if step.at is None:
        return ""
    return f" at {step.at:%H:%M}{f' ({step.zone})' if step.zone else ''}"


def _open_offer(one: Application) -> Staged | None:
    return next((step for step in reversed(one.steps) if step.stage == "offer"), None) if one.stage == "offer" else None


def _to_write_down(one: Application, today: date) -> Staged | None:
    """The last interview, if it is of this week and nothing was written down of it."""
    past = [step for step in one.steps if step.day <= today and step.stage in WITH_QUESTIONS]
    if not past or today - past[-1].day > REMEMBERED or any(each.day >= past[-1].day for each in one.asked):
        return None
    return past[-1]
