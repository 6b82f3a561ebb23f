"""``superday study``: what to look at today for the interview to come, and cards to look at it with."""

import argparse
from pathlib import Path

from superday.bank import open_bank
from superday.home import home
from superday.preparation.clock import Clock

HELP = "what to look at today for your interview, and cards to do it with"
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
    plan.add_argument("--mocks", metavar="N", help="percent of the minutes for mock rounds (default 33, 0 for none)")
    plan.add_argument("--ics", metavar="FILE", type=Path, help="write the days as a calendar file")
    today = whats.add_parser("today", help="today's list, the most useful first")
    ready = whats.add_parser("readiness", help="where you stand, by topic and by round, and what an hour more is worth")
    cards = whats.add_parser("review", help="go through today's list, card by card")
    cards.add_argument("--minutes", metavar="N", help="how long now (default: what is left of today)")
    cards.add_argument("--answers", metavar="FILE.jsonl", type=Path, help='{"id": ITEM, "answer": TEXT} a line; - too')
    for each in (plan, today, ready, cards):
        each.add_argument("--json", action="store_true", help="one JSON document")


def run(args: argparse.Namespace) -> int:
    """Plan, list, tell or review."""
    from superday.cli.cards import review  # neither this nor what follows is loaded to help: they bring NumPy
    from superday.cli.study_plan import plan
    from superday.cli.study_readiness import tell
    from superday.cli.study_today import today
    from superday.preparation.desk import Desk
    from superday.preparation.said import minutes_of
    from superday.store import open_database

    desk = Desk(open_database(home()), open_bank(), CLOCK)
    if args.what == "plan":
        return plan(desk, args)
    desk.take_in()
    if args.what == "today":
        return today(desk, args.json)
    if args.what == "readiness":
        return tell(desk, args.json)
    minutes = None if args.minutes is None else minutes_of(args.minutes)
    return review(desk, minutes, args.answers, args.json)
