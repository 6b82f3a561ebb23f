"""Prove a problem: that its reference, brute force, tests, mutants and stated growth hold together.

Nothing unproven ships.  This finds a broken problem; it does not judge whether a problem is a good one.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

from superday.judge.bench import Bench, ProblemError
from superday.judge.choose import open_sandbox
from superday.judge.compare import describe
from superday.judge.examine import examine
from superday.judge.growth import fits, shows
from superday.judge.model import Growth, GrowthClass, Outcome, Problem, Verdict
from superday.judge.sandbox import Sandbox
from superday.judge.wire import Array

ATTEMPTS = 3
"""Measurements of time, the least of each size kept: a busy machine can only add to it."""


def prove(problem: Problem, starter: str) -> list[str]:
    """Everything that is wrong with a problem, a sentence each; empty where it is proven.

    Reference accepted; brute force and reference agree; starter and empty file fail; each mutant gets the
    verdict that its first line states (``# caught: wrong-answer``); growth as stated.  Raises
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
    for name, code in (("starter.py", starter), ("an empty file", "")):
        if examine(bench, sandbox, code).verdict == "accepted":
            yield f"{name} is accepted"
    yield from _mutants(bench, sandbox)
    if bench.problem.growth:
        yield from _growth(bench, bench.problem.growth)


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


def _is_boxed(value: object) -> bool:
    parts = value if type(value) in (list, tuple) else (value,)
    return any(type(part) is Array and part.library == "numpy-scalar" for part in parts)  # type: ignore[attr-defined]


def _brute(bench: Bench) -> Iterator[str]:
    for group in ("visible", "edge", "small", "random"):
        for test in bench.tests(group):
            complaint = bench.complaint(test, bench.value(test.args, "brute"))
            if complaint:
                shown = describe(test.args)
                yield f"brute.py and reference.py disagree on {group} input {shown}: brute.py {complaint}"
                break


def _mutants(bench: Bench, sandbox: Sandbox) -> Iterator[str]:
    mutants = sorted((bench.problem.folder / "mutants").glob("*.py"))
    if not mutants:
        yield "there are no mutants"
    for path in mutants:
        yield from _mutant(bench, sandbox, path)


def _mutant(bench: Bench, sandbox: Sandbox, path: Path) -> Iterator[str]:
    code = path.read_text()
    stated = code.split("\n", 1)[0].removeprefix("# caught:").strip()
    if stated not in get_args(Outcome) or stated == "accepted":
        yield f"mutants/{path.name} must begin with a line such as '# caught: wrong-answer'"
        return
    verdict = examine(bench, sandbox, code)
    if verdict.verdict != stated:
        yield f"mutants/{path.name} should be caught as {stated}: {_summary(verdict)}"


def _growth(bench: Bench, growth: Growth) -> Iterator[str]:
    yield from _grows(bench, growth, "time", growth.time)
    if growth.memory:
        yield from _grows(bench, growth, "memory", growth.memory)


def _grows(bench: Bench, growth: Growth, what: Literal["time", "memory"], stated: GrowthClass) -> Iterator[str]:
    """Measure until the stated class shows, or give up."""
    if any(later <= earlier for earlier, later in pairwise(growth.sizes)):
        yield "growth.sizes must increase"
        return
    least = [float("inf")] * len(growth.sizes)
    for _ in range(ATTEMPTS):
        costs = [_cost(bench, size, what) for size in growth.sizes]
        least = [min(pair) for pair in zip(least, costs, strict=True)]
        if shows(stated, growth.sizes, least):
            return
    best = fits(growth.sizes, least)[0].growth
    measured = ", ".join(f"{n}: {_figure(cost, what)}" for n, cost in zip(growth.sizes, least, strict=True))
    yield f"growth.{what} is stated as {stated}, but {best} is measured ({measured})"


def _cost(bench: Bench, size: int, what: Literal["time", "memory"]) -> float:
    measured = bench.ask("measure", n=size, memory=what == "memory")
    return max(float(measured["seconds"]), 1e-7) if what == "time" else max(float(measured["bytes"]), 1.0)


def _figure(cost: float, what: str) -> str:
    return f"{1000 * cost:.3g} ms" if what == "time" else f"{cost / 1024:.4g} KiB"


def _summary(verdict: Verdict) -> str:
    example = f" {verdict.counterexample.input[:200]}" if verdict.counterexample else ""
    return f"{verdict.verdict}. {verdict.reason}{example}"
