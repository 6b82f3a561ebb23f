"""What ``superday export`` and ``superday import`` know: a row for each thing that goes out and in.

A row is a help and the module that does it; the module has ``add_export``, ``export``, ``add_import`` and ``take_in``,
and loads what it needs only when it is called.
"""

import argparse
import importlib
from types import ModuleType

WHATS = {
    "study": ("what you study, with your reviews", "superday.cli.exchange_study"),
    "stories": ("your stories", "superday.cli.exchange_stories"),
    "applications": ("your applications, with all that was said of them", "superday.cli.exchange_applications"),
    "offers": ("the offers that you keep", "superday.cli.exchange_offers"),
}


def add_whats(parser: argparse.ArgumentParser, adding: str) -> None:
    """Declare what can go out or in; ``adding`` is the function of a row's module that declares its arguments."""
    whats = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    for name, (help_, _) in WHATS.items():
        sub = whats.add_parser(name, help=help_)
        getattr(module_of(name), adding)(sub)
        sub.add_argument("--json", action="store_true", help="one JSON document")


def module_of(what: str) -> ModuleType:
    """The module of a row."""
    return importlib.import_module(WHATS[what][1])
