"""``superday process``: applications through their stages, what was asked, and what is next."""

import argparse
from collections.abc import Callable
from datetime import date, time

from superday.bank import open_bank
from superday.career.process.applications import Application, Applications
from superday.career.process.changes import (
    RESULTS,
    STAGES,
    AnyChange,
    Habits,
    Heard,
    Noted,
    Opened,
    Outcome,
    Person,
    Reminded,
    Staged,
    WasAsked,
)
from superday.career.process.checking import day_of
from superday.cli import applications as told
from superday.cli.show import document
from superday.errors import BadInput
from superday.home import home
from superday.preparation.applications import Process
from superday.preparation.clock import Clock
from superday.store import open_database

HELP = "applications through their stages, what was asked, and what is next"
CLOCK = Clock()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done."""
    whats = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    for name, (help_, declare) in _WHATS.items():
        sub = whats.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.")
        declare(sub)
        sub.add_argument("--json", action="store_true", help="one JSON document")


def run(args: argparse.Namespace) -> int:
    """Do one of them."""
    process = Process(open_database(home()), CLOCK)
    if (reads := told.READS.get(args.what)) is not None:
        reads(process, args)
        return 0
    applications = process.read()
    changes = _SAYS[args.what](process, applications, args)
    process.say(*changes)
    if isinstance(changes[0], Habits):
        told.country(process, args)
        return 0
    told.one(process, process.read().get(changes[0].application), args)
    return 0


def _opened(process: Process, _: Applications, args: argparse.Namespace) -> list[AnyChange]:
    loop = _known(args.loop, "loop")
    id_ = process.new_id(args.company, args.role)
    return [Opened(application=id_, day=_on(process, args), company=args.company, role=args.role, loop=loop)]


def _corrected(process: Process, applications: Applications, args: argparse.Namespace) -> list[AnyChange]:
    before = applications.get(args.application).opened
    loop = before.loop if args.loop is None else _known(args.loop, "loop")
    company, role = args.company or before.company, before.role if args.role is None else args.role
    return [Opened(application=before.application, day=before.day, company=company, role=role, loop=loop)]


def _staged(process: Process, applications: Applications, args: argparse.Namespace) -> list[AnyChange]:
    return [
        Staged(
            **_about(process, applications, args),
            stage=args.stage,
            at=_time(args.at),
            zone=args.zone,
            minutes=_whole(args.minutes, 60),
            until=_day(args.until),
            instead_of=_day(args.moved_from),
        )
    ]


def _person(process: Process, applications: Applications, args: argparse.Namespace) -> list[AnyChange]:
    one = applications.get(args.application)
    before = next((each for each in one.people if each.name == args.name), None)
    background = told.text_in(args.background) if args.background else before.background if before else ""
    interviewer = _known(args.interviewer, "interviewer") or (before.interviewer if before else "")
    if background and not interviewer and (nearest := told.remembered().background(background).interviewer):
        interviewer = nearest.id
    role = args.role or (before.role if before else "")
    about = _about(process, applications, args)
    return [Person(**about, name=args.name, role=role, background=background, interviewer=interviewer)]


def _noted(process: Process, applications: Applications, args: argparse.Namespace) -> list[AnyChange]:
    return [Noted(**_about(process, applications, args), text=args.text)]


def _asked(process: Process, applications: Applications, args: argparse.Namespace) -> list[AnyChange]:
    about = _about(process, applications, args)
    said = "" if args.question == "none" else args.question
    question, sure = told.remembered().question(args.text, said)
    stage = args.stage or applications.get(args.application).stage or "screen"
    if stage not in STAGES[:3]:
        stage = "onsite"
    found = WasAsked(**about, text=args.text, stage=stage, person=args.person, question=question, sure=sure)
    told.told_of_question(found, args)
    return [found]


def _outcome(process: Process, applications: Applications, args: argparse.Namespace) -> list[AnyChange]:
    stage = args.stage or applications.get(args.application).stage or "recruiter"
    return [Outcome(**_about(process, applications, args), stage=stage, result=args.result, text=args.text)]


def _heard(process: Process, applications: Applications, args: argparse.Namespace) -> list[AnyChange]:
    return [Heard(**_about(process, applications, args), text=args.text, until=_day(args.until))]


def _reminded(process: Process, applications: Applications, args: argparse.Namespace) -> list[AnyChange]:
    return [Reminded(**_about(process, applications, args), text=args.text)]


def _habits(process: Process, applications: Applications, args: argparse.Namespace) -> list[AnyChange]:
    days = _whole(args.days, applications.habits.days)
    today = process.clock.now().date()
    return [Habits(application="", day=today, country=args.country, subdivision=args.subdivision, days=days)]


def _about(process: Process, applications: Applications, args: argparse.Namespace) -> dict[str, object]:
    return {"application": applications.get(args.application).id, "day": _on(process, args)}


def _on(process: Process, args: argparse.Namespace) -> date:
    return day_of(args.on) if args.on else process.clock.now().date()
