"""``superday judge PROBLEM FILE``: run code against a problem's hidden tests, in a sandbox."""

import argparse
from pathlib import Path

from superday.bank import open_bank
from superday.bank.model import ProblemItem
from superday.cli import show
from superday.cli.answers import read_answer
from superday.errors import BadInput
from superday.judge import judge
from superday.judge.model import Problem, Verdict

HELP = "run code against a problem's hidden tests, in a sandbox"
LARGEST = 256 * 1024  # bytes; a solution has a few thousand
ACCEPTED, FALLS_SHORT, CANNOT = 0, 1, 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the problem and the file."""
    parser.add_argument("problem", metavar="PROBLEM", help="the id of a problem, or the path of its folder")
    parser.add_argument("file", metavar="FILE", type=Path, help="the Python file to judge")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(args: argparse.Namespace) -> int:
    """Judge the file; 0 if it is accepted, 1 if it falls short, 3 if the judge itself failed."""
    code = read_answer(args.file, largest=LARGEST, way_out="a solution is a page or two")
    verdict = judge(_problem(args.problem), code)
    if args.json:
        show.document(verdict)
    else:
        _tell(verdict)
    if verdict.verdict == "judge-error":
        return CANNOT
    return ACCEPTED if verdict.verdict == "accepted" else FALLS_SHORT


def _problem(name: str) -> Problem:
    item = open_bank().resolve(name)
    if not isinstance(item, ProblemItem):
        raise BadInput(f"`{name}` is a {item.kind}, not a problem", way_out="superday bank list --kind problem")
    return item.problem()


def _tell(verdict: Verdict) -> None:
    where = f" (line {verdict.line})" if verdict.line else ""
    print(f"{verdict.problem}: {verdict.verdict}{where}\n{verdict.reason}")
    if verdict.tests.total:
        print(f"tests: {verdict.tests.passed} of {verdict.tests.total} pass")
    if example := verdict.counterexample:
        print(f"\n  input     {example.input}\n  expected  {example.expected}\n  got       {example.got}")
    if verdict.stdout:
        print(f"\nwhat it printed:\n{verdict.stdout.rstrip()}")
    print(f"\n{verdict.cpu_ms:.0f} ms CPU, {verdict.wall_ms:.0f} ms, {verdict.peak_mib:.0f} MiB, {verdict.sandbox}")
