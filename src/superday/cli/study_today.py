"""``superday study today``: the day's list, and the days to come, as text and as JSON."""

from collections.abc import Iterable
from datetime import date

from superday.cli.show import document, paragraph, table
from superday.preparation.desk import Desk, Today
from superday.preparation.plan_events import command
from superday.preparation.settings import InterviewSet
from superday.recall import Interview, Look
from superday.study.leech import leeches
from superday.study.mock import NoRound, NoWholeLoop

SHOWN = 14  # days of the plan


def today(desk: Desk, as_json: bool) -> int:
    """Show today's list."""
    solved = desk.today()
    if as_json:
        document(told_of(desk, solved))
    else:
        tell_day(desk, solved)
    return 0


def tell_day(desk: Desk, today: Today) -> None:
    """The interviews ahead, and the day's list."""
    _tell_interviews(today)
    _tell_list(desk, today)


def tell_mocks(today: Today) -> None:
    """The mock rounds to come, each with its reason."""
    if today.rounds.mocks:
        print("\nMock rounds to come; their minutes are taken from those of their days:")
    for mock in today.rounds.mocks:
        print(paragraph(f"{named(mock.day)}: {mock.title}, {mock.minutes} min. {mock.why}", indent="  "))
    for note in notes_of(today):
        print(paragraph(note))


def notes_of(today: Today) -> list[str]:
    """A sentence about each thing that there is no time for, and what makes room."""
    return [_no_round(one) if isinstance(one, NoRound) else _no_whole_loop(one) for one in today.notes]


def _no_round(one: NoRound) -> str:
    what = f"{one.loop}: no mock round of {', '.join(one.strands)} fits in before {one.day}"
    return f"{what}; more minutes (--minutes, --minutes-on) or a larger part of them (--mocks) make room."


def _no_whole_loop(one: NoWholeLoop) -> str:
    what = f"{one.loop}: the whole loop takes {one.minutes} min, and no day from {one.first} to {one.last} has them"
    return f"{what}; `superday study plan --minutes-on {one.best} {one.minutes}` makes room for it."


def told_of(desk: Desk, today: Today) -> dict[str, object]:
    """The shape that other programs rely on (docs/command-line.md)."""
    return {
        "day": today.day,
        "minutes": today.schedule.plan.minutes_on(today.day),
        "left": round(today.left, 2),
        "mock": today.mock,
        "interviews": [_document_of(one, today) for one in today.settings.interviews],
        "reachable": today.schedule.reachable,
        "list": [_look(desk, look) for look in today.looks],
        "leeches": [one.item for one in leeches(desk.read().reviews())],
    }


def _document_of(one: InterviewSet, today: Today) -> dict[str, object]:
    known = next((today.known(each) for set_, each in _ahead(today) if set_.loop == one.loop), None)
    days = (one.day - today.day).days
    said = {"loop": one.loop, "day": one.day, "interviewer": one.interviewer, "importance": one.importance}
    return {**said, "days": days, "known": known}


def _ahead(today: Today) -> Iterable[tuple[InterviewSet, Interview]]:
    """The interviews ahead as they were said, each with itself as the scheduler knows it."""
    return zip(today.settings.ahead(today.day), today.schedule.plan.interviews, strict=True)


def _look(desk: Desk, look: Look) -> dict[str, object]:
    item = desk.items.get(look.item)
    return {
        "item": look.item,
        "title": item.title if item else look.item,
        "reason": look.reason,
        "minutes": look.minutes,
        "known": look.known,
        "gain": look.gain,
    }


def days_of(today: Today) -> list[dict[str, object]]:
    """The days to come, how many looks fit into each at today's pace, and what missing it would cost."""
    pace = sum(look.minutes for look in today.looks) / len(today.looks) if today.looks else 1.0
    return [
        {"day": one.day, "minutes": one.minutes, "looks": round(one.minutes / pace), "points": one.points}
        for one in today.schedule.forecast()
    ]


def _tell_interviews(today: Today) -> None:
    for one, each in _ahead(today):
        days = (one.day - today.day).days
        when = "tomorrow" if days == 1 else f"in {days} days"
        print(f"{one.loop}: {when}, on {named(one.day)}. As things stand you would recall")
        print(f"  {100 * today.known(each):.0f} % then of what it may ask, weighted by how likely it is.")
    if today.schedule.reachable is not None:
        print(f"If the plan is kept: up to {100 * today.schedule.reachable:.0f} %. This is an estimate of recall,")
        print("  not of an offer.")
    else:
        print("No interview lies ahead: this is for the long run. `superday study plan --interview DATE` sets one.")


def _tell_list(desk: Desk, today: Today) -> None:
    whole = today.schedule.plan.minutes_on(today.day)
    left = f"{today.left:.0f} of {whole:.0f} min are left for cards"
    print(f"\nToday, {named(today.day)}: {left}, {len(today.looks)} looks.")
    documents = [_look(desk, look) for look in today.looks]
    if (mock := today.mock) is not None:
        held = "held" if mock.done else command(mock)
        print(paragraph(f"Mock round today: {mock.title}, {mock.minutes} min ({held}). {mock.why}"))
    table([(str(one["reason"]), str(one["title"]), str(one["item"])) for one in documents])
    if stuck := leeches(desk.read().reviews()):
        print(f"Will not stick, see them explained in `superday study review`: {', '.join(one.item for one in stuck)}")


def tell_days(today: Today) -> None:
    """The days to come, with what each buys."""
    days = days_of(today)
    if not days:
        return
    print("\nThe days to come; points are of 100 on the interview day, lost if the day is missed:")
    rows = [
        (named(one.day), f"{one.minutes:.0f} min", f"about {row['looks']} looks", f"{one.points:.1f} points")
        for one, row in zip(today.schedule.forecast(), days, strict=True)
    ]
    table(rows[:SHOWN])
    if len(rows) > SHOWN:
        print(f"... and {len(rows) - SHOWN} more rows (--json has them)")


def named(day: date) -> str:
    """A day as people write it."""
    return f"{day:%a} {day.day} {day:%b %Y}"
