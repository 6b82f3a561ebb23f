"""``superday study``: what to look at today for the interview to come, and cards to look at it with."""

import argparse
from collections.abc import Iterable
from datetime import date
from functools import reduce
from pathlib import Path

from superday.bank import open_bank
from superday.bank.model import Loop
from superday.cli.cards import review
from superday.cli.show import document, table
from superday.errors import BadInput
from superday.home import home
from superday.preparation.calendar import calendar
from superday.preparation.clock import Clock
from superday.preparation.desk import Desk, Today, interview_of
from superday.preparation.settings import Change, InterviewDropped, InterviewSet, MinutesOn, MinutesSet, Settings
from superday.recall import Interview, Look
from superday.store import open_database
from superday.study.leech import leeches

HELP = "what to look at today for your interview, and cards to do it with"
FURTHEST = 730  # days to an interview
SHOWN = 14  # days of the plan
CLOCK = Clock()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done."""
    whats = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    plan = whats.add_parser("plan", help="say when the interview is, and see what each day holds")
    plan.add_argument("--interview", metavar="DATE", help="the day of the interview, as 2026-12-31")
    plan.add_argument("--loop", metavar="LOOP", help="with --interview: its loop (one interview a loop)")
    plan.add_argument("--interviewer", metavar="ID", help="with --interview: who asks in every round")
    plan.add_argument("--importance", metavar="N", help="with --interview: beside other interviews (default 1)")
    plan.add_argument("--drop", metavar="LOOP", help="there is no interview with this loop any more")
    plan.add_argument("--minutes", metavar="N", help="minutes of a usual day (default 30)")
    plan.add_argument("--day-off", metavar="DATE", action="append", default=[], help="nothing on this day")
    plan.add_argument("--minutes-on", metavar=("DATE", "N"), nargs=2, action="append", default=[], help="of one day")
    plan.add_argument("--ics", metavar="FILE", type=Path, help="write the days as a calendar file")
    today = whats.add_parser("today", help="today's list, the most useful first")
    cards = whats.add_parser("review", help="go through today's list, card by card")
    cards.add_argument("--minutes", metavar="N", help="how long now (default: what is left of today)")
    cards.add_argument("--answers", metavar="FILE.jsonl", type=Path, help='{"id": ITEM, "answer": TEXT} a line; - too')
    for each in (plan, today, cards):
        each.add_argument("--json", action="store_true", help="one JSON document")


def run(args: argparse.Namespace) -> int:
    """Plan, list or review."""
    desk = Desk(open_database(home()), open_bank(), CLOCK)
    if args.what == "plan":
        return _plan(desk, args)
    desk.take_in()
    if args.what == "today":
        return _today(desk, args)
    return review(desk, None if args.minutes is None else _minutes(args.minutes), args.answers, args.json)


def _plan(desk: Desk, args: argparse.Namespace) -> int:
    """Keep what was said, all or nothing of it, and show what comes of it."""
    if args.ics and not args.ics.parent.is_dir():
        raise BadInput("its folder is not there", path=args.ics, way_out="make the folder first")
    changes = _changes(desk, args)
    if args.ics:
        _write(args.ics, calendar(reduce(Settings.after, changes, desk.read().settings), desk.clock.now()))
    desk.change(changes)
    desk.take_in()
    today = desk.today()
    if args.json:
        document({**_day(desk, today), "days": _days(today)})
    else:
        _tell_interviews(desk, today)
        _tell_list(desk, today)
        _tell_days(today)
    return 0


def _today(desk: Desk, args: argparse.Namespace) -> int:
    today = desk.today()
    if args.json:
        document(_day(desk, today))
    else:
        _tell_interviews(desk, today)
        _tell_list(desk, today)
    return 0


# What was said of dates and minutes.


def _changes(desk: Desk, args: argparse.Namespace) -> list[Change]:
    changes: list[Change] = []
    settings = desk.read().settings
    if args.drop is not None:
        if interview_of(settings, args.drop) is None:
            kept = ", ".join(one.loop for one in settings.interviews) or "none"
            raise BadInput(f"no interview with the loop `{args.drop}` is planned", way_out=f"planned: {kept}")
        changes.append(InterviewDropped(args.drop))
    if args.interview is not None:
        changes.append(_interview(desk, settings, args))
    elif (args.loop, args.interviewer, args.importance) != (None, None, None):
        raise BadInput("when is the interview?", way_out="--interview DATE goes with a loop and who asks")
    if args.minutes is not None:
        changes.append(MinutesSet(_minutes(args.minutes)))
    changes += [MinutesOn(_date(day), 0.0) for day in args.day_off]
    changes += [MinutesOn(_date(day), _minutes(minutes)) for day, minutes in args.minutes_on]
    return changes


def _interview(desk: Desk, settings: Settings, args: argparse.Namespace) -> InterviewSet:
    """The interview that is meant; what is not said of it stays as it was."""
    day, today = _date(args.interview), desk.clock.now().date()
    if day < today:
        raise BadInput(f"{day} is past: today is {today}", way_out="give the day of an interview to come")
    if (day - today).days > FURTHEST:
        raise BadInput(f"{day} is more than two years away", way_out="give a nearer day, and move it later")
    loop = desk.bank.get(desk.usual_loop(settings) if args.loop is None else args.loop, "loop")
    assert isinstance(loop, Loop)
    before = interview_of(settings, loop.id)
    interviewer = args.interviewer or (before.interviewer if before else None)
    if interviewer is not None:
        desk.bank.get(interviewer, "interviewer")
    importance = before.importance if before else 1.0
    if args.importance is not None:
        importance = _number(args.importance, 0.01, 100.0, "an importance")
    return InterviewSet(loop.id, day, interviewer, importance)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"`{text}` is no date", way_out="write it as 2026-12-31") from error


def _minutes(text: str) -> float:
    return _number(text, 0.0, 1440.0, "minutes of a day")


def _number(text: str, least: float, most: float, what: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise BadInput(f"`{text}` cannot be {what}", way_out=f"a number from {least:g} to {most:g}")
    return number


def _write(path: Path, text: str) -> None:
    try:
        path.write_bytes(text.encode())
    except OSError as error:
        raise BadInput(f"cannot be written: {error.strerror}", path=path, way_out="choose another place") from error


# What is shown.


def _day(desk: Desk, today: Today) -> dict[str, object]:
    """The shape that other programs rely on (docs/command-line.md)."""
    return {
        "day": today.day,
        "minutes": today.schedule.plan.minutes_on(today.day),
        "left": round(today.left, 2),
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


def _days(today: Today) -> list[dict[str, object]]:
    """The days to come, how many looks fit into each at today's pace, and what missing it would cost."""
    pace = sum(look.minutes for look in today.looks) / len(today.looks) if today.looks else 1.0
    return [
        {"day": one.day, "minutes": one.minutes, "looks": round(one.minutes / pace), "points": one.points}
        for one in today.schedule.forecast()
    ]


def _tell_interviews(desk: Desk, today: Today) -> None:
    for one, each in _ahead(today):
        days = (one.day - today.day).days
        when = "tomorrow" if days == 1 else f"in {days} days"
        print(f"{one.loop}: {when}, on {_named(one.day)}. As things stand you would recall")
        print(f"  {100 * today.known(each):.0f} % then of what it may ask, weighted by how likely it is.")
    if today.schedule.reachable is not None:
        print(f"If the plan is kept: up to {100 * today.schedule.reachable:.0f} %. This is an estimate of recall,")
        print("  not of an offer.")
    else:
        print("No interview lies ahead: this is for the long run. `superday study plan --interview DATE` sets one.")


def _tell_list(desk: Desk, today: Today) -> None:
    whole = today.schedule.plan.minutes_on(today.day)
    print(f"\nToday, {_named(today.day)}: {today.left:.0f} of {whole:.0f} min are left, {len(today.looks)} looks.")
    documents = [_look(desk, look) for look in today.looks]
    table([(str(one["reason"]), str(one["title"]), str(one["item"])) for one in documents])
    if stuck := leeches(desk.read().reviews()):
        print(f"Will not stick, see them explained in `superday study review`: {', '.join(one.item for one in stuck)}")


def _tell_days(today: Today) -> None:
    days = _days(today)
    if not days:
        return
    print("\nThe days to come; points are of 100 on the interview day, lost if the day is missed:")
    rows = [
        (_named(one.day), f"{one.minutes:.0f} min", f"about {row['looks']} looks", f"{one.points:.1f} points")
        for one, row in zip(today.schedule.forecast(), days, strict=True)
    ]
    table(rows[:SHOWN])
    if len(rows) > SHOWN:
        print(f"... and {len(rows) - SHOWN} more rows (--json has them)")


def _named(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
