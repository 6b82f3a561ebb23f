"""``superday doctor``: what this machine gives, and what to do where it gives less."""

import argparse
import importlib.util
import platform
import sys

from superday import __version__
from superday.bank import open_bank
from superday.cli.show import document, table
from superday.errors import BadInput, CannotDo
from superday.home import home
from superday.judge.sandbox.choose import open_sandbox
from superday.store import open_database
from superday.store.database import check

HELP = "say what this machine gives: sandbox, PyTorch, data"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(args: argparse.Namespace) -> int:
    """Look at each part; exit status 3 if one that superday needs is not there."""
    parts = {"superday": (True, f"{__version__}, Python {platform.python_version()}, {sys.platform}")}
    parts["sandbox"] = _sandbox()
    parts["numpy"] = _library("numpy", "needed by derivations and NumPy problems")
    parts["torch"] = _library("torch", "PyTorch problems cannot be judged: make setup, or pip install torch==2.13.0")
    parts["data"] = _data()
    parts["bank"] = _bank()
    if args.json:
        document({name: {"ok": ok, "says": says} for name, (ok, says) in parts.items()})
    else:
        table([(name, "ok" if ok else "missing", says) for name, (ok, says) in parts.items()])
    return 0 if all(ok for name, (ok, _) in parts.items() if name != "torch") else 3


def _sandbox() -> tuple[bool, str]:
    try:
        sandbox = open_sandbox()
        return True, f"{sandbox.name}: checked; {sandbox.promise}"
    except CannotDo as error:
        return False, str(error)


def _library(name: str, otherwise: str) -> tuple[bool, str]:
    found = importlib.util.find_spec(name) is not None
    return found, "installed" if found else otherwise


def _data() -> tuple[bool, str]:
    try:
        found = check(open_database(home()))
    except (BadInput, CannotDo) as error:
        return False, str(error)
    return not found, "; ".join(found) or f"sound, in {home()}"


def _bank() -> tuple[bool, str]:
    bank = open_bank()
    items = bank.all()
    if bank.mistakes:
        return False, f"{len(items)} items; left out: {bank.mistakes[0]}"
    return bool(items), f"{len(items)} items"
