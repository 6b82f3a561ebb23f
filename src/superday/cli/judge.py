"""``superday judge PROBLEM FILE ...``: run code against a problem's hidden tests, in a sandbox.

What is said of a verdict, and of how often it is asked for; the verdict itself is :mod:`superday.judge`'s.
"""

import argparse
import os
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from superday.cli import show
from superday.cli.answers import STDIN, read_answer
from superday.cli.problem import named
from superday.cli.saves import saves
from superday.errors import BadInput
from superday.judge import judge
from superday.judge.growth.costs import as_expected, seems_faster, sentence
from superday.judge.model import Costs, Measured, OwnCase, OwnTests, Problem, Verdict
from superday.judge.own_tests import check_own_tests

HELP = "run code against a problem's hidden tests, in a sandbox"
LARGEST = 256 * 1024  # bytes; a solution has a few thousand
ACCEPTED, FALLS_SHORT, WRONG_USE, CANNOT = 0, 1, 2, 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the problem, the files and what is to be done with them."""
    parser.add_argument("problem", metavar="PROBLEM", help="the id of a problem, or the path of its folder")
    files = parser.add_argument("files", metavar="FILE", type=Path, nargs="+", default=[], help="Python files to judge")
    files.required = False  # --tests does without; nargs="*" would not take a FILE that follows an option
    parser.add_argument(
        "--tests",
        metavar="TESTFILE",
        type=Path,
        help="your own tests: are they right, and do they catch wrong solutions? FILE may then be left out",
    )
    parser.add_argument("--watch", action="store_true", help="judge FILE again whenever it is saved; Ctrl+C ends it")
    parser.add_argument(
        "--json", action="store_true", help="one JSON document; of many files a list, of --watch one a line"
    )


def run(args: argparse.Namespace) -> int:
    """Judge what is named; 0 if all is accepted, else the worst: 1 falls short, 2 not text, 3 the judge failed."""
    _refuse_what_does_not_go_together(args)
    problem = named(args.problem).problem()
    if args.watch:
        return _watch(problem, args)
    if not args.files:
        return _tests_alone(problem, args)
    if len(args.files) > 1:
        return _many(problem, args)
    verdict = _verdict(problem, *_texts(args))
    if args.json:
        show.document(verdict)
    else:
        _tell(verdict)
    return _status(verdict)


def _refuse_what_does_not_go_together(args: argparse.Namespace) -> None:
    if not args.files and (args.watch or not args.tests):
        raise BadInput("no FILE to judge is named", way_out="superday judge PROBLEM FILE")
    if len(args.files) > 1 and (args.watch or args.tests):
        raise BadInput("--watch and --tests go with one FILE", way_out="leave them out to judge many")
    if STDIN in args.files and args.tests == STDIN:
        raise BadInput("standard input can be FILE or TESTFILE, not both", way_out="name one of the two files")
    if args.watch and STDIN in (*args.files, args.tests):
        raise BadInput("--watch needs a file that can be saved, not standard input", way_out="name the file")


def _text(path: Path) -> str:
    if path.is_dir():
        raise BadInput("is a folder", path=path, way_out=f"name its files: {path}/*.py")
    return read_answer(path, largest=LARGEST, way_out="a solution is a page or two")


def _texts(args: argparse.Namespace) -> tuple[str, str | None]:
    """The code and, where they are asked for, the person's own tests."""
    return _text(args.files[0]), None if args.tests is None else _text(args.tests)


def _verdict(problem: Problem, code: str, tests: str | None = None, growth: bool = True) -> Verdict:
    verdict = judge(problem, code, growth=growth)
    return verdict if tests is None else msgspec.structs.replace(verdict, own_tests=check_own_tests(problem, tests))


def _status(verdict: Verdict) -> int:
    if verdict.verdict == "judge-error":
        return CANNOT
    return ACCEPTED if verdict.verdict == "accepted" else FALLS_SHORT


def _tests_alone(problem: Problem, args: argparse.Namespace) -> int:
    tests = check_own_tests(problem, _text(args.tests))
    if args.json:
        show.document({"problem": problem.id, "own_tests": tests})
    else:
        print("\n".join(_own_tests(tests)))
    right = bool(tests.cases) and all(case.verdict == "right" for case in tests.cases)
    return ACCEPTED if right and tests.caught == tests.mutants and not tests.reason else FALLS_SHORT


def _many(problem: Problem, args: argparse.Namespace) -> int:
    """A verdict for each file that can be read, in the order given; a file that cannot is told and left out."""
    status, codes = ACCEPTED, {}
    for path in dict.fromkeys(args.files):
        try:
            codes[path] = _text(path)
        except BadInput as error:
            status = WRONG_USE
            print(f"superday: {error}", file=sys.stderr)
    verdicts: dict[Path, Verdict] = {}
    width = max(len(str(path)) for path in args.files)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, verdict in zip(codes, pool.map(lambda code: _verdict(problem, code), codes.values()), strict=True):
            verdicts[path] = verdict
            if not args.json:
                print(f"{path!s:{width}}  {_row(verdict)}", flush=True)
    if args.json:
        show.document([{"file": str(path), **msgspec.structs.asdict(verdict)} for path, verdict in verdicts.items()])
    else:
        print(f"{sum(one.verdict == 'accepted' for one in verdicts.values())} of {len(verdicts)} accepted")
    return max([status, *map(_status, verdicts.values())])


def _watch(problem: Problem, args: argparse.Namespace) -> int:
    """Judge the file now and after each save, until Ctrl+C; what cannot be read then is told and waited for."""
    seen = None
    _texts(args)  # a wrong name is told at once
    try:
        for _ in saves([path for path in (*args.files, args.tests) if path is not None]):
            try:
                texts = _texts(args)
            except BadInput as error:
                print(f"superday: {error}", file=sys.stderr, flush=True)
                seen = None
                continue
            if texts != seen:
                seen = texts
                _judge_once_more(problem, texts, args)
    except KeyboardInterrupt:
        if sys.stdout.isatty():
            print()  # the terminal's ^C stands alone on its line
    return ACCEPTED


def _judge_once_more(problem: Problem, texts: tuple[str, str | None], args: argparse.Namespace) -> None:
    """The verdict as soon as it is there; growth, which takes a second or two to measure, after it."""
    if args.json:
        print(msgspec.json.encode(_verdict(problem, *texts)).decode(), flush=True)
        return
    print(f"---- {time.strftime('%H:%M:%S')}  {args.files[0]} ".ljust(72, "-"), flush=True)
    verdict = _verdict(problem, *texts, growth=False)
    _tell(verdict)
    sys.stdout.flush()
    if verdict.verdict == "accepted" and problem.growth:
        for line in _growth(judge(problem, texts[0], growth=True).growth):
            print(line, flush=True)


def _row(verdict: Verdict) -> str:
    """A verdict on a line, beside the file's name."""
    tests = f"{verdict.tests.passed}/{verdict.tests.total}" if verdict.tests.total else ""
    time_ = verdict.growth.time if verdict.growth else None
    grows = "" if time_ is None else _grows(time_)
    reason = "" if verdict.verdict == "accepted" else textwrap.shorten(verdict.reason, 72, placeholder=" ...")
    return f"{verdict.verdict:18}  {tests:>7}  {grows:17}  {reason}".rstrip()


def _grows(time_: Measured) -> str:
    """How the time grows, in a few characters."""
    if time_.worse:
        return f"more than {time_.stated}"
    return f"{time_.stated} or {time_.shows}" if seems_faster(time_) else time_.shows


def _tell(verdict: Verdict) -> None:
    where = f" (line {verdict.line})" if verdict.line else ""
    print(f"{verdict.problem}: {verdict.verdict}{where}\n{verdict.reason}")
    if verdict.tests.total and verdict.verdict != "accepted":
        print(f"tests: {verdict.tests.passed} of {verdict.tests.total} pass")
    for line in _growth(verdict.growth):
        print(line)
    if example := verdict.counterexample:
        print(f"\n  input     {example.input}\n  expected  {example.expected}\n  got       {example.got}")
    if verdict.stdout:
        print(f"\nwhat it printed:\n{verdict.stdout.rstrip()}")
    if verdict.own_tests:
        print("\n" + "\n".join(_own_tests(verdict.own_tests)))
    used = f"{verdict.cpu_ms:.0f} ms of CPU time, {verdict.wall_ms:.0f} ms in all, {verdict.peak_mib:.0f} MiB"
    print(f"\n{used}; sandbox: {verdict.sandbox}")


def _growth(costs: Costs | None) -> list[str]:
    """The sentence on what grows faster than stated, or else what was measured."""
    if says := sentence(costs):
        return [says]
    return as_expected(costs)


def _own_tests(tests: OwnTests) -> list[str]:
    """What the person's own cases are worth, a line each, and what they miss."""
    lines = ["your tests:", *(f"  line {case.line:<3} {_own_case(case)}" for case in tests.cases)]
    if tests.reason:
        lines.append(tests.reason)
    if any(case.verdict == "right" for case in tests.cases):
        lines.append(
            f"Your cases catch {tests.caught} of {tests.mutants} wrong solutions."
            if tests.mutants
            else "This problem has no wrong solutions to try your cases on."
        )
    return [*lines, *(f"None of your cases has {what}." for what in tests.missing)]


def _own_case(case: OwnCase) -> str:
    says = {
        "right": "right",
        "wrong-expectation": f"wrong: the reference solution returns {case.reference}",
        "invalid-input": "not allowed by the statement",
        "broken": f"cannot be run: {case.reason}",
    }[case.verdict]
    claim = f"{case.call} == {case.expected}" if case.expected else case.call
    return f"{claim}  {says}"
