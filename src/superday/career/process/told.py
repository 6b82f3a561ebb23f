"""An application in the shape on which other programs rely (docs/process.md), and its history in words."""

from datetime import date

import msgspec

from superday.career.process import changes
from superday.career.process.actions import STAGE_NAMES, Action
from superday.career.process.applications import Application
from superday.career.process.changes import AnyChange

_RESULTS = {"passed": "passed", "failed": "not passed", "withdrawn": "withdrawn", "no-answer": "no answer came"}


def row(one: Application, actions: list[Action]) -> dict[str, object]:
    """One application of a list."""
    return {
        "id": one.id,
        "company": one.opened.company,
        "role": one.opened.role,
        "loop": one.opened.loop,
        "opened": one.opened.day,
        "stage": one.stage,
        "closed": one.is_closed,
        "next": [told_action(each) for each in actions if each.application == one.id],
    }


def whole(one: Application, actions: list[Action]) -> dict[str, object]:
    """One application with all that was said of it."""
    said = [{"place": each.seq, **_plain(each.change)} for each in one.timeline()]
    parts = {"steps": one.steps, "people": one.people, "asked": one.asked, "outcomes": one.outcomes}
    return {**row(one, actions), **{name: [_plain(each) for each in of] for name, of in parts.items()}, "said": said}


def told_action(one: Action) -> dict[str, object]:
    """Something to be done."""
    return {"application": one.application, "title": one.title, "kind": one.kind, "due": one.due, "says": one.says}


def _plain(change: changes.Change) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(change)
    return {name: value for name, value in plain.items() if name != "application"}


def in_words(change: AnyChange) -> tuple[str, str]:
    """What was said: what it is, and the text that goes with it."""
    match change:
        case changes.Opened():
            return "Applied" + (f", rehearsed as {change.loop}" if change.loop else ""), ""
        case changes.Staged():
            return _staged(change), ""
        case changes.Person():
            role = f" ({change.role})" if change.role else ""
            nearest = f", nearest to {change.interviewer}" if change.interviewer else ""
            return f"{change.name}{role}{nearest}", change.background
        case changes.Noted():
            return "Note", change.text
        case changes.WasAsked():
            by = f" by {change.person}" if change.person else ""
            return f"Asked in the {STAGE_NAMES[change.stage]}{by}{_known_as(change)}", change.text
        case changes.Outcome():
            return f"{STAGE_NAMES[change.stage].capitalize()}: {_RESULTS[change.result]}", change.text
        case changes.Heard():
            return "They wrote" + (f", an answer by {named(change.until)}" if change.until else ""), change.text
        case changes.Reminded():
            return "Asked how things stand", change.text
        case changes.Habits():
            where = " ".join(filter(None, (change.country, change.subdivision))) or "Monday to Friday"
            return f"Working days: {where}, reminders after {change.days}", ""


def named(day: date) -> str:
    """A day as people write it."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def _staged(change: changes.Staged) -> str:
    parts = [STAGE_NAMES[change.stage].capitalize()]
    if change.at is not None:
        parts.append(f"at {change.at:%H:%M}{f' ({change.zone})' if change.zone else ''}, {change.minutes} min")
    if change.until is not None:
        parts.append(f"to be answered by {named(change.until)}")
    if change.instead_of is not None:
        parts.append(f"moved from {named(change.instead_of)}")
    return ", ".join(parts)


def _known_as(change: changes.WasAsked) -> str:
    if not change.question:
        return ""
    return f": {change.question}" + (f" ({100 * change.sure:.0f} % sure)" if change.sure < 1 else "")
