"""``superday process``: applications through their stages, what was asked, and what is next."""

import argparse
import importlib

from superday.career.process.changes import RESULTS, STAGES
from superday.cli import process_shows
from superday.home import home
from superday.preparation.applications import Process
from superday.preparation.clock import Clock
from superday.store import open_database

HELP = "applications through their stages, what was asked, and what is next"
CLOCK = Clock()

# What each does, and its arguments: names in capitals are positional, a value behind = is what is meant without it.
_ID, _ON = ("ID", "an application's id, or how it begins"), ("--on DATE", "the day, as 2026-12-31 (default today)")
_LOOP = ("--loop LOOP", "the loop of the bank that comes nearest")
_TEXT = ("--text TEXT", "what was said")
_WHATS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "list": ("every application with its stage", [("--all", "the closed ones too")]),
    "show": ("one application from the first day on", [_ID]),
    "add": ("a new application", [("COMPANY", "who"), ("ROLE", "for what"), _LOOP, _ON]),
    "correct": (
        "other names or another loop for an application",
        [_ID, ("--company NAME", "who"), ("--role ROLE", "for what"), _LOOP],
    ),
    "stage": (
        "a stage that took place or is arranged",
        [
            _ID,
            ("STAGE", ", ".join(STAGES)),
            ("--on DATE", "when it takes place (default today)"),
            ("--at TIME", "the time there, as 14:30"),
            ("--zone ZONE", "the time zone of it, as Europe/Berlin (default: this machine's)"),
            ("--minutes N", "how long it takes (default 60)"),
            ("--until DATE", "the last day to answer an offer"),
            ("--moved-from DATE", "the day on which it was to be before"),
        ],
    ),
    "person": (
        "someone on the other side",
        [
            _ID,
            ("NAME", "who"),
            ("--role ROLE", "recruiter, hiring manager, ..."),
            ("--background FILE", "their profile or papers, pasted into a file; - is standard input"),
            ("--interviewer ID", "who of the bank's comes nearest (default: by the background)"),
            _ON,
        ],
    ),
    "note": ("a note", [_ID, ("TEXT", "what to remember"), _ON]),
    "asked": (
        "a question that a real interviewer asked",
        [
            _ID,
            ("TEXT", "the question, in your words"),
            ("--stage STAGE", "in which stage (default: the last)"),
            ("--person NAME", "by whom"),
            ("--question ID", "which question of the bank it is, or none (default: by its words)"),
            ("--write-draft", "write it into your own bank, as a draft of a question"),
            _ON,
        ],
    ),
    "outcome": (
        "how a stage ended",
        [_ID, ("RESULT", ", ".join(RESULTS)), ("--stage STAGE", "which stage (default: the last)"), _TEXT, _ON],
    ),
    "heard": ("they wrote or called", [_ID, _TEXT, ("--until DATE", "by when they said they would answer"), _ON]),
    "reminded": ("you asked how things stand", [_ID, _TEXT, _ON]),
    "next": ("what is to be done, the overdue first", []),
    "draft": ("a polite message that asks how things stand", [_ID, ("--write FILE", "write it there")]),
    "background": (
        "what an interviewer is likely to ask, from a profile or a list of papers",
        [("FILE", "the text; - is standard input")],
    ),
    "plan": (
        "the date of the next interview into the plan of study",
        [_ID, ("--yes", "do it (without: only say what would change)")],
    ),
    "ics": ("the dates as a calendar file", [("FILE", "where to write it")]),
    "country": (
        "where the working days are counted",
        [
            ("CODE=", "of the country, as DE; none: Monday to Friday"),
            ("--subdivision CODE", "of its part, as BE"),
            ("--days N", "working days to wait before asking (default 5)"),
        ],
    ),
    "undo": ("take back what was said last", [("PLACE=", "or what was said at this place (`show` tells it)")]),
    "export": ("everything as one file", [("FILE", "its name ends with .json, .csv or .md")]),
    "import": ("take over an exported file; what is there already stays once", [("FILE", "as exported")]),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done."""
    whats = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    for name, (help_, arguments) in _WHATS.items():
        sub = whats.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.")
        for spelled, meaning in arguments:
            _add(sub, spelled, meaning)
        sub.add_argument("--json", action="store_true", help="one JSON document")


def _add(parser: argparse.ArgumentParser, spelled: str, meaning: str) -> None:
    flag, _, value = spelled.partition(" ")
    if not flag.startswith("-"):
        parser.add_argument(
            flag.rstrip("=").lower(), metavar=flag.rstrip("="), help=meaning, nargs="?" if flag.endswith("=") else None
        )
    elif value:
        parser.add_argument(flag, metavar=value, help=meaning)
    else:
        parser.add_argument(flag, action="store_true", help=meaning)


def run(args: argparse.Namespace) -> int:
    """Say something of an application and see it as it stands then, or look at what was said."""
    process = Process(open_database(home()), CLOCK)
    if (shows := process_shows.SHOWS.get(args.what)) is not None:
        shows(process, args)
        return 0
    # The bank and the plan of study take a good part of a second to load: only what needs them waits.
    study = importlib.import_module("superday.cli.process_study")
    if args.what in study.STUDIES:
        study.STUDIES[args.what](process, args)
        return 0
    change = study.said(process, args)
    process.say(change)
    study.after(process, change, args)
    return 0
