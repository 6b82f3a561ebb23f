"""What the pages of applications show, as plain values."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Engine

from superday.bank import Bank
from superday.bank.model import Interviewer, Loop
from superday.career.background import SPOKEN_OF
from superday.career.process.actions import STAGE_NAMES, Action, next_actions
from superday.career.process.applications import Application
from superday.career.process.changes import RESULTS, STAGES, AnyChange, Opened, Person, WasAsked
from superday.career.process.drafts import draft
from superday.career.process.told import in_words, named
from superday.preparation.applications import Process
from superday.preparation.feed import feed_key
from superday.preparation.remembered import Remembered
from superday.preparation.study_dates import proposed
from superday.web.render import within

TOLD = 0.05  # the chance from which a question is shown as one that it may be
SOON = 14  # days: what lies further ahead is not told in the lobby


def of_all(process: Process, bank: Bank, folder: Path) -> dict[str, Any]:
    """The list: open applications by stage, those that are closed, and what is next."""
    applications, today = process.read(), process.clock.now().date()
    actions = next_actions(applications, today)
    in_order = sorted(applications.open, key=lambda one: STAGES.index(one.stage) + 1 if one.stage else 0)
    return {
        "today": today,
        "actions": [_action(each, today) for each in actions],
        "rows": [_row(one, actions, today) for one in in_order],
        "closed": [_row(one, [], today) for one in applications if one.is_closed],
        "habits": applications.habits,
        "loops": _loops(bank),
        "feed": f"/process/calendar/{feed_key(folder)}/superday.ics",
    }


def of_one(process: Process, one: Application, bank: Bank, engine: Engine) -> dict[str, Any]:
    """One application."""
    applications, today = process.read(), process.clock.now().date()
    actions = [each for each in next_actions(applications, today) if each.application == one.id]
    people = [(person, _interviewer(bank, person.interviewer)) for person in one.people]
    change = proposed(engine, bank, process.clock, one)
    return {
        "one": one,
        "today": today,
        "stage": stage_of(one),
        "actions": [_action(each, today) for each in actions],
        "message": draft(one, today),
        "proposal": change,
        "proposed_with": _title(bank, change.after.interviewer or "", "interviewer") if change else "",
        "people": people,
        "loop": next((each for each in _loops(bank) if each.id == one.opened.loop), None),
        "ahead": [
            (step.day, STAGE_NAMES[step.stage]) for step in one.ahead(today) if step.stage not in ("offer", "closed")
        ],
        "said_before": [(each, *_in_words(bank, each.change)) for each in one.timeline()],
        "asked": {
            each.seq: _title(bank, each.change.question, *SPOKEN_OF, "guide")
            for each in one.timeline()
            if isinstance(each.change, WasAsked)
        },
        "loops": _loops(bank),
        "interviewers": [each for each in bank.of("interviewer") if isinstance(each, Interviewer)],
        "stages": [(each, STAGE_NAMES[each]) for each in STAGES],
        "reached": one.reached(today),
        "results": RESULTS,
        "named": named,
    }


def which(one: Application, place: int, remembered: Remembered) -> dict[str, Any] | None:
    """A question that was asked, and which of the bank's it may be."""
    found = next((each.change for each in one.timeline() if each.seq == place), None)
    if not isinstance(found, WasAsked):
        return None
    return {"asked": found, "matches": [each for each in remembered.matches(found.text) if each.sure >= TOLD]}


def soon(process: Process) -> list[dict[str, Any]]:
    """What is to be done within two weeks, the overdue first: for the lobby."""
    today = process.clock.now().date()
    actions = next_actions(process.read(), today)
    return [_action(each, today) for each in actions if (each.due - today).days <= SOON]


def stage_of(one: Application) -> str:
    """The stage in words."""
    return "closed" if one.is_closed else STAGE_NAMES[one.stage] if one.stage else "applied"


def _row(one: Application, actions: list[Action], today: date) -> dict[str, Any]:
    first = next((each for each in actions if each.application == one.id), None)
    past = [each.change.day for each in one.timeline() if each.change.day <= today]
    return {
        "id": one.id,
        "title": one.title,
        "stage": stage_of(one),
        "last": named(past[-1]) if past else "",
        "next": f"{named(first.due)}: {first.says}" if first else "",
    }


def _in_words(bank: Bank, change: AnyChange) -> tuple[str, str]:
    """What was said, with titles for ids; which question of the bank it was is shown by its title, below."""
    match change:
        case Opened():
            change = msgspec.structs.replace(change, loop=within(_title(bank, change.loop, "loop")))
        case Person():
            nearest = _title(bank, change.interviewer, "interviewer")
            change = msgspec.structs.replace(change, interviewer=within(nearest))
        case WasAsked():
            change = msgspec.structs.replace(change, question="")
    return in_words(change)


def _title(bank: Bank, id_: str, *kinds: str) -> str:
    """The title of what has this id, the id where the bank has it no more, empty for none."""
    known = next((kind for kind in kinds if id_ and bank.has(id_, kind)), None)
    return id_ if known is None else bank.get(id_, known).title


def _action(one: Action, today: date) -> dict[str, Any]:
    days = (one.due - today).days
    when = "today" if days == 0 else f"since {named(one.due)}" if days < 0 else named(one.due)
    return {
        "when": when,
        "overdue": days < 0,
        "later": days > 0,
        "says": one.says,
        "title": one.title,
        "id": one.application,
        "kind": one.kind,
    }


def _loops(bank: Bank) -> list[Loop]:
    return [each for each in bank.of("loop") if isinstance(each, Loop)]


def _interviewer(bank: Bank, id_: str) -> Interviewer | None:
    found = bank.get(id_, "interviewer") if bank.has(id_, "interviewer") else None
    return found if isinstance(found, Interviewer) else None
