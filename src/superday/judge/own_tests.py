"""Tests of the candidate's tests: are their expectations right, and which wrong solutions do they catch?

The candidate writes asserts; a child of its own reads them (:mod:`superday.judge.inside.own_tests`) and says only what
the function is called with and what is expected.  The reference says whether that is right, and the problem's mutants,
each in a fresh child, whether it tells a wrong solution from a right one.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from superday.judge.bench import LIBRARIES, Bench, ProblemError, Trial, asked
from superday.judge.compare import describe, holds_opaque
from superday.judge.examine import Examination, call_text, start_submission
from superday.judge.inside import text_of
from superday.judge.judging import kept
from superday.judge.model import OwnCase, OwnTests, Problem
from superday.judge.sandbox import (
    ChildDiedError,
    ChildError,
    ChildLostError,
    Confinement,
    OutputLimitError,
    Sandbox,
    TimeLimitError,
)
from superday.judge.sandbox.choose import open_sandbox
from superday.judge.variants import header, mutants
from superday.judge.wire import Array

Answer = TypeVar("Answer")

MOST_CASES = 20
LARGEST_TEXT = 32 * 1024
LARGEST_CASE = 64 * 1024
"""Bytes of one case's arguments and expectation: a test that is written by hand is small."""
SECONDS = 5.0
SECONDS_IN_ALL = 30.0
"""By the wall clock, for all cases against the reference and the wrong solutions."""
TOO_SLOW = f"all cases together take longer than {SECONDS_IN_ALL:g} s, where smaller inputs would show as much"
JUDGE_FAILED = "The judge itself failed, not your tests: check them again."
CATCHABLE = ("wrong-answer", "runtime-error")
"""Mutants that a test's value shows.  Those that are slow, large or forbidden are the judge's to catch."""


class Claim(NamedTuple):
    """One assert as the child reports it."""

    line: int
    text: str
    args: Any
    expected: Any
    error: str


class Mutant(NamedTuple):
    """A wrong solution, and what a test needs in order to catch it (a noun phrase; empty where none is given)."""

    code: str
    shows: str


def check_own_tests(problem: Problem, text: str) -> OwnTests:
    """What the asserts in ``text`` are worth: right expectations, and wrong solutions caught.

    Never raises on account of the text or the problem's own code (that is ``reason``); raises
    :class:`superday.judge.sandbox.SandboxUnavailable` where nothing can be run, and
    :class:`superday.errors.CannotDo` where PyTorch is needed and not installed.
    """
    sandbox = open_sandbox()
    _, turns = kept(sandbox)
    seconds = problem.limits.seconds + SECONDS
    with turns.turn(), Bench(problem, sandbox, seconds) as bench:  # of its own: a slow input holds up nobody else's
        return check(bench, sandbox, text)


def check(bench: Bench, sandbox: Sandbox, text: str) -> OwnTests:
    """The same with a bench that is there already."""
    claims, reason = _read(bench.problem, sandbox, text)
    late = partial(_is_past, time.monotonic() + SECONDS_IN_ALL)
    weighed = [_weigh(bench, claim._replace(error=TOO_SLOW) if late() else claim) for claim in claims]
    cases, trials = [case for case, _ in weighed], [trial for _, trial in weighed if trial]
    wrong = _mutants(bench.problem)
    if not trials:
        return OwnTests(cases, 0, len(wrong), [], reason or "None of your cases is right: none was tried.")
    try:
        escaped = [m for m in wrong if not late() and not _twice(partial(_catches, bench, sandbox, trials, m))]
    except ProblemError as error:
        return OwnTests(cases, 0, 0, [], f"The problem itself is broken, not your tests: {error}.")
    except ChildLostError:
        return OwnTests(cases, 0, 0, [], JUDGE_FAILED)
    if late():
        return OwnTests(cases, 0, 0, [], f"Too slow: {TOO_SLOW}.")
    missing = list(dict.fromkeys(mutant.shows for mutant in escaped if mutant.shows))
    return OwnTests(cases, len(wrong) - len(escaped), len(wrong), missing, reason)


def _is_past(moment: float) -> bool:
    return time.monotonic() > moment


def _read(problem: Problem, sandbox: Sandbox, text: str) -> tuple[list[Claim], str]:
    """The text's asserts, and why there are no more of them ("" where nothing went wrong)."""
    if not text.strip():
        return [], "There is no test yet."
    if len(text) > LARGEST_TEXT or "\0" in text:
        return [], "That is no source text, or far too long for a handful of tests."
    starter = problem.folder / "starter.py"
    question = {
        "text": text,
        "function": problem.function,
        "starter": starter.read_text() if starter.is_file() else "",
        "most": MOST_CASES,
        "largest": LARGEST_CASE,
    }
    confinement = Confinement(memory_mib=problem.limits.memory_mib, answer_mib=4)

    def ask() -> Any:
        with sandbox.start(
            text_of("own_tests"), libraries=LIBRARIES[problem.profile], confinement=confinement
        ) as child:
            return child.ask(question, cpu_seconds=SECONDS)

    try:
        return _reported(_twice(ask))
    except ChildError as error:
        return [], _ended(error)


def _twice(work: Callable[[], Answer]) -> Answer:
    """Once more where a child was killed from outside, which is nobody's fault."""
    try:
        return work()
    except ChildLostError:
        return work()


def _ended(error: ChildError) -> str:
    """Why the child that read the tests gave no answer."""
    if isinstance(error, TimeLimitError):
        return f"Your tests took longer than {SECONDS:g} s to be read."
    if isinstance(error, OutputLimitError):
        return "Your tests printed or hold too much."
    if isinstance(error, ChildDiedError):
        return "Your tests ended the program before they were read."
    if isinstance(error, ChildLostError):
        return JUDGE_FAILED
    return "Your tests wrote to the judge's channel."


def _reported(answer: Any) -> tuple[list[Claim], str]:
    """The child's answer.  The text may have forged it: it is believed only as far as a text could have said so."""
    said = answer if type(answer) is dict else {}
    cases = said.get("cases")
    claims = [_claim(case) for case in cases[:MOST_CASES]] if type(cases) is list else []
    reason = _string(said.get("error"))
    if type(said.get("line")) is int:
        reason += f" (line {said['line']})"
    if reason:
        return claims, f"{reason}."
    return claims, "" if claims else "There is no assert in your tests."


def _claim(case: Any) -> Claim:
    case = case if type(case) is dict else {}
    line, error = case.get("line"), _string(case.get("error"))
    if type(case.get("args")) is not tuple and not error:
        error = "it could not be read"
    return Claim(
        line if type(line) is int else 0, _string(case.get("text")), case.get("args"), case.get("expected"), error
    )


def _string(said: Any) -> str:
    return said[:400] if type(said) is str else ""


def _weigh(bench: Bench, claim: Claim) -> tuple[OwnCase, Trial | None]:
    """What the reference says of a case, and the case as a test where it is right."""
    if claim.error:
        return OwnCase(claim.line, claim.text, "broken", "", reason=claim.error), None
    expected = describe(claim.expected)
    call = call_text(bench.problem.function, claim.args)
    if opaque := holds_opaque((claim.args, claim.expected)):
        reason = f"it holds a {opaque.type_name}; use numbers, strings, lists, tuples, dicts or arrays"
        return OwnCase(claim.line, call, "broken", expected, reason=reason), None
    try:
        if not bench.is_valid(claim.args):
            return OwnCase(claim.line, call, "invalid-input", expected), None
        value = bench.value(claim.args, "reference")
        trial = Trial("own", claim.args, value)
        right = bench.complaint(trial, _as_returned(claim.expected, value)) is None
    except ProblemError as error:
        reason = f"the reference has no answer to it: {error}"
        return OwnCase(claim.line, call, "broken", expected, reason=reason), None
    if right:
        return OwnCase(claim.line, call, "right", expected), trial
    return OwnCase(claim.line, call, "wrong-expectation", expected, describe(value)), None


def _as_returned(expected: Any, value: Any) -> Any:
    """The expectation as the kind of array that the reference returns, where it was written as a list of numbers."""
    if type(value) in (list, tuple) and type(expected) is type(value) and len(expected) == len(value):
        return type(value)(_as_returned(*pair) for pair in zip(expected, value, strict=True))
    if type(value) is not Array or type(expected) not in (bool, int, float, list, tuple):
        return expected
    import numpy

    try:
        numbers, wanted = numpy.asarray(expected), value.numpy().dtype
        if not numpy.can_cast(numbers.dtype, wanted, "same_kind") or value.dtype == "bfloat16":
            return expected
        return value._replace(shape=numbers.shape, raw=numbers.astype(wanted).tobytes())
    except (ValueError, TypeError, OverflowError):  # ragged, deeper than an array can be, or too large a number
        return expected


def _mutants(problem: Problem) -> list[Mutant]:
    """The problem's wrong solutions that a test can catch by the value that they return."""
    codes = [path.read_text() for path in mutants(problem.folder)]
    stated = [(code, header(code)) for code in codes]
    return [Mutant(code, said.get("shows", "")) for code, said in stated if said.get("caught") in CATCHABLE]


def _catches(bench: Bench, sandbox: Sandbox, trials: Sequence[Trial], mutant: Mutant) -> bool:
    """Whether the mutant fails on any of these tests: a wrong value, an exception, or no answer."""
    with start_submission(bench.problem, sandbox) as child:
        examination = Examination(bench.problem, lambda: bench, child, lambda done, total, passed: None)
        if examination.load(mutant.code):
            return True
        return any(examination.attempt(asked(trial)) for trial in trials)
