"""``superday study plan``: keeps what is said of dates and minutes, all or nothing of it, and shows the days."""

import argparse
from functools import reduce

from superday.atomic import write
from superday.cli.show import document
from superday.cli.study_today import days_of, notes_of, tell_day, tell_days, tell_mocks, told_of
from superday.errors import BadInput
from superday.preparation.desk import Desk, interview_of
from superday.preparation.said import interview_set, minutes_of, share_of
from superday.preparation.settings import (
    Change,
    InterviewDropped,
    InterviewSet,
    MinutesOn,
    MinutesSet,
    MocksSet,
    Settings,
)
from superday.preparation.typed import day_of, number_of


def plan(desk: Desk, args: argparse.Namespace) -> int:
    """Keep what was said, and show the days to come."""
    if args.ics and not args.ics.parent.is_dir():
        raise BadInput("its folder is not there", path=args.ics, way_out="make the folder first")
    changes = _changes(desk, args)
    if args.ics:
        write(args.ics, desk.calendar(reduce(Settings.after, changes, desk.read().settings)).encode())
    desk.change(changes)
    desk.take_in()
    today = desk.today()
    if args.json:
        told = {"mocks": today.mocks, "notes": notes_of(today), "days": days_of(today)}
        document({**told_of(desk, today), **told})
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
        changes.append(MinutesSet(minutes_of(args.minutes)))
    if args.mocks is not None:
        changes.append(MocksSet(share_of(args.mocks)))
    changes += [MinutesOn(day_of(day), 0.0) for day in args.day_off]
    changes += [MinutesOn(day_of(day), minutes_of(minutes)) for day, minutes in args.minutes_on]
    return changes


def _interview(desk: Desk, settings: Settings, args: argparse.Namespace) -> InterviewSet:
    importance = None if args.importance is None else number_of(args.importance, 0.01, 100.0, "an importance")
    return interview_set(desk, settings, day_of(args.interview), args.loop, args.interviewer, importance)
