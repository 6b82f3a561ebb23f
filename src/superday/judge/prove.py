"""Prove a problem: that its reference, brute force, tests, mutants and stated growth hold together.

Nothing unproven ships.  This finds a broken problem; it does not judge whether a problem is a good one.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import msgspec

from superday.judge.bench import Bench, ProblemError
from superday.judge.compare import describe
from superday.judge.examine import examine
from superday.judge.growth.classes import shows
from superday.judge.growth.probe import costs
from superday.judge.model import Growth, GrowthClass, Measured, Outcome, Problem, Verdict
from superday.judge.sandbox import Sandbox
from superday.judge.sandbox.choose import open_sandbox
from superday.judge.variants import header, mutants, slow_variants, stated_growth
from superday.judge.wire import Array

BUDGETS = (0.7, 1.5, 3.0)
"""CPU seconds of the measurements before a stated growth is said to be wrong."""


def prove(problem: Problem, starter: str) -> list[str]:
    """Everything that is wrong with a problem, a sentence each; empty where it is proven.

    Reference accepted; brute force and reference agree; starter and empty file fail; each mutant gets the
    verdict that it states on top (``# caught: wrong-answer``); growth as stated.  Raises
    :class:`superday.judge.sandbox.SandboxUnavailable` where nothing can be run.
    """
    sandbox = open_sandbox()
    with Bench(problem, sandbox) as bench:
        try:
            return [*_proof(bench, sandbox, starter)]
        except ProblemError as error:
            return [f"{error}"]


def _proof(bench: Bench, sandbox: Sandbox, starter: str) -> Iterator[str]:
    yield from _missing_tests(bench)
    yield from _reference(bench, sandbox)
    yield from _brute(bench)
    yield from _refused(bench)
    for name, code in (("starter.py", starter), ("an empty file", "")):
        if examine(bench, sandbox, code).verdict == "accepted":
            yield f"{name} is accepted"
    yield from _mutants(bench, sandbox)
    if bench.problem.growth:
        yield from _growth(bench, sandbox, bench.problem.growth)


def _missing_tests(bench: Bench) -> Iterator[str]:
    for group in ("visible", "edge", "small", "random", "large"):
        if not bench.tests(group):
            yield f"inputs.py gives no {group} inputs"


def _reference(bench: Bench, sandbox: Sandbox) -> Iterator[str]:
    verdict = examine(bench, sandbox, (bench.problem.folder / "reference.py").read_text())
    if verdict.verdict != "accepted":
        yield f"reference.py is not accepted: {_summary(verdict)}"
    boxed = [test.expected for test in bench.tests("visible") if _is_boxed(test.expected)]
    if boxed:
        yield f"reference.py returns {boxed[0]!r}, a NumPy scalar: make it an int, float or bool"


def _is_boxed(value: Any) -> bool:
    parts = value if type(value) in (list, tuple) else (value,)
    return any(type(part) is Array and part.library == "numpy-scalar" for part in parts)


def _brute(bench: Bench) -> Iterator[str]:
    for group in ("visible", "edge", "small", "random"):
        for test in bench.tests(group):
            complaint = bench.complaint(test, bench.value(test.args, "brute"))
            if complaint:
                shown = describe(test.args)
                yield f"brute.py and reference.py disagree on {group} input {shown}: brute.py {complaint}"
                break


def _refused(bench: Bench) -> Iterator[str]:
    for group in ("visible", "edge", "small", "random"):
        refused = [test for test in bench.tests(group) if not bench.is_valid(test.args)]
        if refused:
            yield f"valid in inputs.py refuses an input of its own ({group}): {describe(refused[0].args)}"


def _mutants(bench: Bench, sandbox: Sandbox) -> Iterator[str]:
    wrong = mutants(bench.problem.folder)
    if not wrong:
        yield "there are no mutants"
    for path in wrong:
        yield from _mutant(bench, sandbox, path)


def _mutant(bench: Bench, sandbox: Sandbox, path: Path) -> Iterator[str]:
    code = path.read_text()
    stated = header(code).get("caught")
    if stated not in get_args(Outcome) or stated == "accepted":
        yield f"mutants/{path.name} must begin with a line such as '# caught: wrong-answer'"
        return
    verdict = examine(bench, sandbox, code)
    if verdict.verdict != stated:
        yield f"mutants/{path.name} should be caught as {stated}: {_summary(verdict)}"


def _growth(bench: Bench, sandbox: Sandbox, growth: Growth) -> Iterator[str]:
    """The stated classes of reference, brute force and slow variants, as a candidate's own would be measured."""
    if any(later <= earlier for earlier, later in pairwise(growth.sizes)):
        yield "growth.sizes must increase"
        return
    yield from _grows(bench, sandbox, growth, "reference.py", growth.time)
    if growth.brute:
        yield from _grows(bench, sandbox, msgspec.structs.replace(growth, memory=None), "brute.py", growth.brute)
    for path in slow_variants(bench.problem.folder):
        name, stated = f"{path.parent.name}/{path.name}", stated_growth(path.read_text())
        if stated is None:
            yield f"{name} must state its growth in a line such as '# growth: n^2'"
            continue
        yield from _grows(bench, sandbox, msgspec.structs.replace(growth, memory=None), name, stated)


def _grows(bench: Bench, sandbox: Sandbox, growth: Growth, name: str, time: GrowthClass) -> Iterator[str]:
    """Measure until the stated classes show, or give up: a busy machine can bend a curve."""
    code = (bench.problem.folder / name).read_text()
    wrong: list[str] = []
    for budget in BUDGETS:
        found = costs(bench, sandbox, code, growth, seconds_budget=budget)
        wrong = [
            *_disagreement(name, "time", time, found.time),
            *_disagreement(name, "memory", growth.memory, found.memory),
        ]
        if not wrong:
            return
    yield from wrong


def _disagreement(name: str, what: str, stated: GrowthClass | None, found: Measured | None) -> Iterator[str]:
    if stated is None or (found is None and what == "memory"):
        return
    if found is None:
        yield f"the time of {name} cannot be measured: growth.sizes are too small, or it is too slow at all of them"
        return
    sizes, values = zip(*found.costs, strict=True)
    if found.shows != stated and not shows(stated, sizes, values):
        unit = "ms" if what == "time" else "MiB"
        told = ", ".join(f"{n}: {1000 * v if what == 'time' else v:.3g} {unit}" for n, v in found.costs)
        yield f"the {what} of {name} is stated as {stated}, but {found.shows} is measured ({told})"


def _summary(verdict: Verdict) -> str:
    example = f" {verdict.counterexample.input[:200]}" if verdict.counterexample else ""
    return f"{verdict.verdict}. {verdict.reason}{example}"
