"""``superday problem pull ID``: a problem's statement, starter and shown cases as files, for one's own editor."""

import argparse
import os
import shlex
from pathlib import Path

from superday import atomic
from superday.bank import open_bank
from superday.bank.model import ProblemItem
from superday.cli.cases import pytest_file
from superday.errors import BadInput, CannotDo
from superday.judge.bench import Bench, ProblemError
from superday.judge.model import Problem
from superday.judge.sandbox.choose import open_sandbox

HELP = "write a problem's statement, starter and shown cases as files"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the one action."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    pulling = actions.add_parser("pull", help="write statement.md, solution.py and a pytest file of the shown cases")
    pulling.add_argument("problem", metavar="ID", help="the id of a problem, or the path of its folder")
    pulling.add_argument("--into", metavar="DIR", type=Path, help="where to write (default: a folder named ID)")
    pulling.add_argument("--force", action="store_true", help="write over files that are there")


def run(args: argparse.Namespace) -> int:
    """Write the three files and name them; 2 if one is there already."""
    item = named(args.problem)
    folder = args.into or Path(item.id)
    solution, tests = folder / "solution.py", folder / f"test_{item.id.replace('-', '_')}.py"
    texts = {folder / "statement.md": f"# {item.title}\n\n{item.question}\n", solution: item.starter}
    if not args.force:
        _refuse_to_overwrite([*texts, tests])
    texts[tests] = _tests(item.problem())
    _write(texts, over=args.force)
    print("\n".join(map(str, texts)))
    print("Run the shown cases:", shlex.join(["pytest", str(folder)]))
    print("All cases:", shlex.join(["superday", "judge", "--watch", args.problem, str(solution)]))
    return 0


def named(name: str) -> ProblemItem:
    """The problem with this id, or in the folder at this path.

    Raises:
        BadInput: there is none, or its files have a mistake.
    """
    bank = open_bank()
    if os.path.isdir(name) and not os.path.isfile(f"{name}/problem.toml") and not bank.has(name, "problem"):  # noqa: PTH112, PTH113
        way_out = "`superday bank new problem ID` writes a folder with all that one holds"
        raise BadInput("is a folder without problem.toml", path=Path(name), way_out=way_out)
    if os.path.isfile(name):  # noqa: PTH113
        raise BadInput("is a file; a problem is named first, by its id or folder", path=Path(name))
    # A folder must be called what its problem is called: `.` has to have its name.
    item = bank.resolve(str(Path(name).resolve()) if os.path.isfile(f"{name}/problem.toml") else name)  # noqa: PTH113
    if not isinstance(item, ProblemItem):
        raise BadInput(f"`{name}` is a {item.kind}, not a problem", way_out="superday bank list --kind problem")
    checker = item.path.with_name("checker.py")
    if item.compare.kind == "checker" and not checker.is_file():
        way_out = "write check(args, expected, got), or choose another compare.kind in problem.toml"
        raise BadInput("is missing, and problem.toml asks for it", path=checker, way_out=way_out)
    return item


def _tests(problem: Problem) -> str:
    try:
        with Bench(problem, open_sandbox()) as bench:
            return pytest_file(problem, bench.tests("visible"))
    except ProblemError as error:
        raise CannotDo(f"the problem `{problem.id}` is broken: {error}") from None


def _refuse_to_overwrite(paths: list[Path]) -> None:
    for path in paths:
        if os.path.lexists(path):
            raise BadInput("is there already", path=path, way_out="--force writes over it, --into DIR elsewhere")


def _write(texts: dict[Path, str], over: bool) -> None:
    put = atomic.write if over else atomic.create
    for path, text in texts.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            way_out = "--into DIR writes elsewhere"
            raise BadInput(f"cannot be written: {error.strerror}", path=path, way_out=way_out) from error
        put(path, text.encode())
