"""``superday study plan``: keeps what is said of dates and minutes, all or nothing of it, and shows the days."""

import argparse
from datetime import date
from functools import reduce
from pathlib import Path

from superday.cli.show import document
from superday.cli.study_today import day_of, days_of, tell_day, tell_days, tell_mocks
from superday.errors import BadInput
from superday.preparation.desk import Desk, interview_of
from superday.preparation.settings import (
    Change,
    InterviewDropped,
    InterviewSet,
    MinutesOn,
    MinutesSet,
    MocksSet,
    Settings,
)

FURTHEST = 730  # days to an interview


def plan(desk: Desk, args: argparse.Namespace) -> int:
    """Keep what was said, and show the days to come."""
    if args.ics and not args.ics.parent.is_dir():
        raise BadInput("its folder is not there", path=args.ics, way_out="make the folder first")
    changes = _changes(desk, args)
    if args.ics:
        _write(args.ics, desk.calendar(reduce(Settings.after, changes, desk.read().settings)))
    desk.change(changes)
    desk.take_in()
    today = desk.today()
    if args.json:
        document(
            {**day_of(desk, today), "mocks": today.rounds.mocks, "notes": today.rounds.notes, "days": days_of(today)}
        )
    else:
        tell_day(desk, today)
        tell_mocks(today)
        tell_days(today)
    return 0


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
    if args.mocks is not None:
        changes.append(MocksSet(_number(args.mocks, 0.0, 100.0, "a percentage of the minutes") / 100))
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
    loop = desk.loop(desk.usual_loop(settings) if args.loop is None else args.loop)
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


def minutes_of(text: str | None) -> float | None:
    """The minutes that were typed, if any were."""
    return None if text is None else _minutes(text)


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
