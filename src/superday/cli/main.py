"""The one entry point: reads the verb, loads that verb's module alone, and shows errors once.

``superday --help`` must answer in the time a terminal feels instant, so no verb is imported to describe it.
"""

import argparse
import importlib
import keyword
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from superday import __version__
from superday.errors import BadInput, CannotDo

DONE, FALLS_SHORT, WRONG_USE, CANNOT = 0, 1, 2, 3

VERBS = {
    "serve": "start the web app (what `superday` alone does)",
    "loops": "list the interview loops, or show one round by round",
    "start": "go through a loop in the terminal",
    "rehearse": "run a loop with scripted answers",
    "judge": "run code against a problem's hidden tests, in a sandbox",
    "derive": "check a derivation line by line",
    "grade": "grade a spoken answer point by point",
    "problem": "write a problem's statement, starter and shown cases as files",
    "study": "what to look at today for your interview, and cards to do it with",
    "stories": "your stories: what they show, what is open, and which you told when",
    "offer": "what offers are worth: year by year, side by side, and what to ask for",
    "process": "applications through their stages, what was asked, and what is next",
    "bank": "list, show, check, count and add questions",
    "export": "write what you study, your stories, applications or offers as a file",
    "import": "take in decks and reviews of Anki's or of a table, stories, applications or offers",
    "doctor": "say what this machine gives: sandbox, PyTorch, data",
}


class Reader(argparse.ArgumentParser):
    """Reads what is typed; what is surplus is told as what is wrong is, with the usage of the verb that it is of."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """All of it, as verbs and their actions read what is theirs before what they are of says a word."""
        read, surplus = super().parse_known_args(args, namespace)
        if surplus:
            self.error(f"unrecognized arguments: {' '.join(surplus)}")
        return read, surplus


def entry(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit status (0 done, 1 falls short, 2 wrong use, 3 superday could not)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except BadInput as error:
        return _say(str(error), WRONG_USE)
    except CannotDo as error:
        return _say(str(error), CANNOT)
    except BrokenPipeError:
        # The reader (`| head`) has gone: nothing is left to say, and flushing at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("SUPERDAY_TRACEBACK"):
            raise
        if (cause := getattr(error, "orig", None)) is not None:  # what SQLAlchemy wraps: the file, not our code
            return _say(f"the data file cannot be used ({cause}); free the disk, or put a backup in its place", CANNOT)
        kind = type(error).__name__
        return _say(
            f"superday itself failed ({kind}: {error}); nothing you wrote is lost. "
            "Set SUPERDAY_TRACEBACK=1 to see where, and please report it.",
            CANNOT,
        )


def _run(given: list[str]) -> int:
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given = ["serve", *given]
    parser = _parser(given[0])
    parsed = parser.parse_args(given)
    status: int = module_of(parsed.verb).run(parsed)
    return status


def module_of(verb: str) -> ModuleType:
    """The module of a verb; one that is a word of Python's own has an underscore behind it."""
    return importlib.import_module(f"superday.cli.{verb}" + "_" * keyword.iskeyword(verb))


def _parser(verb: str) -> argparse.ArgumentParser:
    parser = Reader(
        prog="superday",
        description="Rehearse the whole machine-learning interview loop on your own machine, graded honestly.",
        epilog="Exit status: 0 done or accepted, 1 the answer falls short, 2 wrong use, 3 superday could not.",
    )
    parser.add_argument("--version", action="version", version=f"superday {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, help_ in VERBS.items():
        sub = verbs.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.")
        if name == verb:
            module_of(name).add_arguments(sub)
    return parser


def _say(message: str, status: int) -> int:
    sys.stdout.flush()
    print(f"superday: {message}", file=sys.stderr)
    return status
