"""Judge one submission: run it on one input after another in its child, and say what it did.

The verdict is decided here, on the trusted side, from values, limits and deaths.  How the child is confined is
:mod:`superday.judge.sandbox`'s business, what the right values are :mod:`superday.judge.bench`'s.
"""

import time
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from superday.judge import wire
from superday.judge.bench import LIBRARIES, Asked, Bench, ProblemError, Trial
from superday.judge.compare import describe, printable
from superday.judge.inside import text_of
from superday.judge.model import Counterexample, Outcome, Problem, Tests, Verdict
from superday.judge.sandbox import (
    Child,
    ChildDiedError,
    ChildError,
    ChildLostError,
    Confinement,
    GarbledError,
    OutputLimitError,
    Sandbox,
    TimeLimitError,
)

Progress = Callable[[int, int, bool], None]
LARGEST_FILE = 256 * 1024
SHOWN_OUTPUT = 8000
LONGEST_COMPLAINT = 2000
SECONDS_COUNTED = 30.0
MOST_WAITED = 30.0
"""Seconds of waiting in one judgement, beyond four times its CPU time: who sleeps in every test holds up the queue."""

QUICK_CPU_SECONDS, QUICK_WALL_SECONDS = 0.1, 0.5
LARGEST_TOGETHER = 1 << 20
"""For all the tests that are asked together: time, and bytes of answers that are held at once."""


class NotTogether(Exception):
    """A child did not answer tests that were asked together: what it does on each shows when they are asked apart.

    ``failure`` is what its end means, None where it only took long.
    """

    def __init__(self, failure: "Failure | None"):
        super().__init__("not all at once")
        self.failure = failure


class Failure(NamedTuple):
    """What went wrong on a test, or before the first."""

    verdict: Outcome
    reason: str
    line: int | None = None
    got: str = ""
    test: Trial | None = None
    deadly: bool = False

    def counterexample(self, function: str) -> Counterexample | None:
        """The failing test as a call."""
        if self.test is None:
            return None
        return Counterexample(call_text(function, self.test.args), describe(self.test.expected), self.got)


def examine(
    bench: Bench,
    sandbox: Sandbox,
    code: str,
    *,
    which: Literal["visible", "all"] = "all",
    progress: Progress | None = None,
) -> Verdict:
    """The verdict of the tests: no turn is waited for, nothing is shrunk or measured."""
    return examined(bench.problem, lambda: bench, sandbox, code, which, progress)[0]


def examined(
    problem: Problem, find: Callable[[], Bench], sandbox: Sandbox, code: str, which: str, progress: Progress | None
) -> tuple[Verdict, Trial | None]:
    """The verdict, and the failing test where the child outlived it.  The bench is found while the code is loaded.

    A submission whose child is killed from outside is run once more, in a new child; the second time it is the
    judge's failure, never the submission's.
    """
    for _ in range(2):
        try:
            return _once(problem, find, sandbox, code, which, progress or (lambda done, total, passed: None))
        except ChildLostError as error:
            lost = error
    reason = f"The judge failed twice, not your code: {lost}."
    return Verdict(problem.id, "judge-error", reason, Tests(0, 0), sandbox=sandbox.name), None


def _once(
    problem: Problem, find: Callable[[], Bench], sandbox: Sandbox, code: str, which: str, progress: Progress
) -> tuple[Verdict, Trial | None]:
    try:
        examination = _heard(problem, find, sandbox, code, which, progress, together=True)
    except NotTogether as ended:
        examination = _heard(problem, find, sandbox, code, which, progress, together=False)
        examination.failure = examination.failure or ended.failure
    failure = examination.failure
    return examination.verdict(sandbox.name), None if failure is None or failure.deadly else failure.test


def _heard(
    problem: Problem,
    find: Callable[[], Bench],
    sandbox: Sandbox,
    code: str,
    which: str,
    progress: Progress,
    *,
    together: bool,
) -> "Examination":
    """All tests run in one child.  Raises NotTogether, ChildLostError."""
    with start_submission(problem, sandbox) as child:
        examination = Examination(problem, find, child, progress)
        try:
            examination.run(code, which, together=together)
        except ProblemError as error:
            examination.failure = Failure("judge-error", f"The problem itself is broken, not your code: {error}.")
    return examination


def start_submission(problem: Problem, sandbox: Sandbox) -> Child:
    """A child that is ready to load a submission to this problem."""
    limits = problem.limits
    return sandbox.start(
        text_of("submission"),
        libraries=LIBRARIES[problem.profile],
        modules={"shortcuts": text_of("shortcuts")},
        confinement=Confinement(memory_mib=limits.memory_mib, printed_kib=limits.output_kib),
    )


class Examination:
    """One submission under way: what passed, the first failure, what was used."""

    bench: Bench  # once the code is loaded

    def __init__(self, problem: Problem, find: Callable[[], Bench], child: Child, progress: Progress):
        self.problem, self.find, self.child, self.progress = problem, find, child, progress
        self.limits = problem.limits
        self.failure: Failure | None = None
        self.passed = self.total = 0
        self.wall_seconds = 0.0

    def run(self, code: str, which: str, *, together: bool) -> None:
        """Load the code, then the tests, small to large; ``together`` asks the quick ones of them in one question.

        After a wrong answer the other tests still run, for a count that means something, save the large ones and those
        that come late: strange values take long to read and to check.  Raises NotTogether, ChildLostError.
        """
        self.failure = self.load(code)
        if self.failure:
            return
        first, question, right, rest = self.bench.together(which)
        tests = [*first, *rest]
        self.total = len(tests)
        heard = self.hear_together(first, question, right) if together and len(first) > 1 else []
        give_up = time.monotonic() + SECONDS_COUNTED
        for done, test in enumerate(tests):
            if self.failure and (self.failure.deadly or test.trial.group == "large" or time.monotonic() > give_up):
                return
            failure = self.judged(test, heard[done]) if done < len(heard) else self.attempt(test)
            self.passed += failure is None
            self.note(failure)
            self.progress(done + 1, self.total, failure is None)

    def hear_together(self, tests: list[Asked], question: bytes, right: bytes) -> list[bytes]:
        """The answers to as many of ``tests``, asked as one question, as the child answered at once.

        What comes of them are values and exceptions; limits and deaths are one test's, so they raise NotTogether.
        """
        started = time.monotonic()
        try:
            seconds = min(self.limits.seconds, QUICK_CPU_SECONDS)
            payload = self.child.ask_encoded(question, cpu_seconds=seconds, wall_seconds=QUICK_WALL_SECONDS)
            if len(payload) > LARGEST_TOGETHER:
                raise NotTogether(None)
            return [test.right for test in tests] if payload == right else _pieces(payload, len(tests))
        except ChildLostError:
            raise
        except TimeLimitError:
            raise NotTogether(None) from None
        except ChildError as error:
            raise NotTogether(self.ended(error, "while the tests were run")) from None
        finally:
            self.wall_seconds += time.monotonic() - started

    def note(self, failure: Failure | None) -> None:
        """Keep the first failure, and whether the child outlived the last."""
        if failure is not None:
            first = self.failure or failure
            self.failure = first._replace(deadly=failure.deadly)

    def load(self, code: str) -> Failure | None:
        """Read and run the file itself."""
        if not code.strip():
            return Failure("invalid-submission", "The file is empty.")
        if len(code) > LARGEST_FILE or "\0" in code:
            return Failure("invalid-submission", "The file is no source text, or far too long for one.")
        when = "while the file was loaded"
        heard = self.hear(load_question(self.problem, code), when, meanwhile=self.find_bench)
        answer = heard if isinstance(heard, Failure) else self.read(heard, when)
        return answer if isinstance(answer, Failure) else None

    def find_bench(self) -> None:
        """Have the tests at hand."""
        self.bench = self.find()

    def attempt(self, asked: Asked) -> Failure | None:
        """One call and what is wrong with its value.  Raises ChildLostError."""
        heard = self.hear(asked.question, f"on {_kind(asked.trial)}")
        return heard._replace(test=asked.trial) if isinstance(heard, Failure) else self.judged(asked, heard)

    def judged(self, asked: Asked, heard: bytes) -> Failure | None:
        """What is wrong with an answer.  The very bytes of the reference's need no reading."""
        if heard == asked.right:
            return None
        test = asked.trial
        answer = self.read(heard, f"on {_kind(test)}")
        if isinstance(answer, Failure):
            return answer._replace(test=test)
        complaint = self.bench.complaint(test, answer["value"])
        if complaint is None:
            return None
        return Failure("wrong-answer", _sentence(complaint, test), None, describe(answer["value"]), test)

    def hear(self, question: bytes, when: str, meanwhile: Callable[[], None] | None = None) -> bytes | Failure:
        """The child's answer, or the failure that its end means.  Raises ChildLostError."""
        started = time.monotonic()
        try:
            seconds, wall_seconds = self.limits.seconds, self._wall_seconds()
            return self.child.ask_encoded(question, cpu_seconds=seconds, wall_seconds=wall_seconds, meanwhile=meanwhile)
        except ChildLostError:
            raise
        except ChildError as error:
            return self.ended(error, when)
        finally:
            self.wall_seconds += time.monotonic() - started

    def read(self, heard: bytes, when: str) -> dict[str, Any] | Failure:
        """What an answer says: the value, or the failure that it tells of or is."""
        try:
            answer = self.child.decoded(heard)
        except ChildError as error:
            return self.ended(error, when)
        return answer if type(answer) is dict and "value" in answer else _reported(answer, when)

    def _wall_seconds(self) -> float:
        """What the next answer may take: as much as any, until all of them have been waited for too long."""
        one = 2 * self.limits.seconds + 2
        if self.wall_seconds < MOST_WAITED:
            return one
        return min(one, max(one + MOST_WAITED + 4 * self.child.cpu_seconds - self.wall_seconds, 0.1))

    def ended(self, error: ChildError, when: str) -> Failure:
        """What the end of the child means."""
        if isinstance(error, TimeLimitError):
            did = "waited longer than the wall clock allows" if error.asleep else "took too long"
            allowed = f"a test may take {self.limits.seconds:g} s of CPU time"
            return Failure("time-limit", f"It {did} {when}: {allowed}.", got="no answer in time", deadly=True)
        if isinstance(error, OutputLimitError):
            allowed = f"{self.limits.output_kib} KiB may be printed, and a few MiB returned"
            reason = f"It printed or returned too much {when}: {allowed}."
            return Failure("output-limit", reason, got="too much output", deadly=True)
        if isinstance(error, ChildDiedError):
            return Failure("runtime-error", _death(error.status, when), got="no answer", deadly=True)
        return Failure("runtime-error", f"It wrote to the judge's channel {when}.", got="no answer", deadly=True)

    def verdict(self, sandbox: str) -> Verdict:
        """What is to be said, in the shape that other programs rely on."""
        failure = self.failure or Failure("accepted", f"All {self.total} tests pass.")
        return Verdict(
            problem=self.problem.id,
            verdict=failure.verdict,
            reason=failure.reason,
            tests=Tests(self.passed, self.total),
            counterexample=failure.counterexample(self.problem.function),
            cpu_ms=round(1000 * self.child.cpu_seconds, 2),
            wall_ms=round(1000 * self.wall_seconds, 2),
            peak_mib=round(self.child.peak_mib, 2),
            sandbox=sandbox,
            stdout=printable(self.child.printed[:SHOWN_OUTPUT]),
            line=failure.line,
        )


def _pieces(payload: bytes, most: int) -> list[bytes]:
    """The answers in a payload, each after the number of its bytes.  Raises GarbledError."""
    pieces, place = [], 0
    while place < len(payload):
        size = int.from_bytes(payload[place : place + 8], "big")
        pieces.append(payload[place + 8 : place + 8 + size])
        place += 8 + size
    if place > len(payload) or not 0 < len(pieces) <= most:
        raise GarbledError("no answers to what was asked")
    return pieces


def load_question(problem: Problem, code: str) -> bytes:
    """What a submission's child is sent first."""
    return wire.encode({"do": "load", "code": code, "function": problem.function, "banned": problem.banned})


def call_text(function: str, args: tuple[Any, ...]) -> str:
    """A call as Python would write it, long arguments cut."""
    return f"{function}({', '.join(describe(argument) for argument in args)})"


def _reported(answer: Any, when: str) -> Failure:
    """What the runner says of the submission.  The submission may have said it itself: it can only be a failure."""
    said = answer if type(answer) is dict else {}
    line = said.get("line")
    line = line if type(line) is int and 0 < line <= LARGEST_FILE else None
    if type(said.get("invalid")) is str:
        return Failure("invalid-submission", _short(said["invalid"]), line, got="no answer", deadly=True)
    if type(said.get("forbidden")) is str:
        reason = f"It uses {_short(said['forbidden'])}, which the statement rules out."
        return Failure("forbidden", reason, line, got="no answer", deadly=True)
    kind, message = _text(said.get("error")), _text(said.get("message"))
    if kind == "MemoryError" or "can't allocate memory" in message:
        return Failure("memory-limit", f"It ran out of memory {when}.", line, got="MemoryError", deadly=True)
    what = f"{kind}: {message}" if message.strip() else kind
    return Failure("runtime-error", f"It raised {_short(what)} {when}.", line, got=_short(what))


def _text(said: Any) -> str:
    return said if type(said) is str else ""


def _short(text: str) -> str:
    """The first line of what a stranger says, without what a terminal or JSON would choke on."""
    first = printable(text.strip().partition("\n")[0][:201]).strip() or "an error without a name"
    return first if len(first) <= 200 else first[:200] + "..."


def _death(status: int, when: str) -> str:
    signals = {134: "it aborted", 139: "it crashed (segmentation fault)"}
    return f"The program ended before it answered {when}: {signals.get(status, f'exit status {status}')}."


def _kind(test: Trial) -> str:
    names = {
        "visible": "a shown example",
        "edge": "an edge case",
        "small": "a small input",
        "large": "a large input",
        "smallest": "the smallest input that fails",
        "smaller": "a smaller input that fails",
    }
    return names.get(test.group, "a random input")


def _sentence(complaint: str, test: Trial) -> str:
    complaint = printable(complaint.strip()[:LONGEST_COMPLAINT]).rstrip(".")
    if complaint.startswith("returned "):
        complaint = f"It {complaint}"
    elif complaint.startswith("at ["):  # a place in the value, from compare.py
        complaint = "At" + complaint[2:].replace("] returned ", "] it returned ", 1)
    else:
        complaint = f"Wrong: {complaint}"
    return f"{complaint}, on {_kind(test)}."
