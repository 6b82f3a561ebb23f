"""The trusted side's view of a problem: its tests with what is expected, and its checker.

All of the problem's code runs in a child of its own, confined like a submission; here are only values.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple, Self

from superday.judge import wire
from superday.judge.compare import difference, holds_opaque
from superday.judge.inside import text_of
from superday.judge.model import Problem, Profile
from superday.judge.sandbox import Child, ChildError, ChildLostError, Confinement, Sandbox

LIBRARIES: dict[Profile, list[str]] = {"plain": [], "numpy": ["numpy"], "torch": ["torch", "numpy"]}
GROUPS = {"visible": 1, "edge": 1, "small": 15, "random": 6, "large": 1}
PATIENCE = 10.0
"""How many times a problem's CPU seconds its own code may take."""
MOST_TOGETHER = 1 << 16  # bytes
QUICK, MAYBE_QUICK = 0.005, 0.1
"""Seconds that the reference may take for a test that is asked together with others; until when it is asked again."""


class ProblemError(Exception):
    """The problem's own code does not do what it should: our failure, not the candidate's."""


class Trial(NamedTuple):
    """One input with what the reference makes of it; tests run small to large."""

    group: str
    args: tuple[Any, ...]
    expected: Any


class Asked(NamedTuple):
    """A test as it is sent, and the answer of a submission that does just what the reference does.

    ``quick``: the reference answers at once.
    """

    trial: Trial
    question: bytes
    right: bytes
    quick: bool = False


class Together(NamedTuple):
    """The first tests as one question, and the answer of a submission that does just what the reference does.

    ``rest`` are the tests to be asked one at a time: those that are large or slow, and those behind them.
    """

    tests: list[Asked]
    question: bytes
    right: bytes
    rest: list[Asked]


class Bench:
    """A problem's code in its child, which is started when it is first asked and again where it died.

    Tests are made once, with the calls as they are sent.  Safe for threads: one question at a time.  ``seconds`` of CPU
    time are what each question may take.
    """

    def __init__(self, problem: Problem, sandbox: Sandbox, seconds: float | None = None):
        self.problem, self._sandbox = problem, sandbox
        self._seconds = PATIENCE * problem.limits.seconds + 10 if seconds is None else seconds
        self._tests: dict[str, list[Asked]] = {}
        self._together: dict[str, Together] = {}
        self._child: Child | None = None
        self._lock = threading.RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child; a later question starts another."""
        with self._lock:
            if self._child is not None:
                self._child.close()
            self._child = None

    def tests(self, group: str) -> list[Trial]:
        """The tests of a group.  Raises :class:`ProblemError`."""
        return [asked.trial for asked in self.questions(group)]

    def questions(self, group: str) -> list[Asked]:
        """The tests of a group as they are sent.  Raises :class:`ProblemError`."""
        with self._lock:
            if group not in self._tests:
                inputs = self.ask("inputs", group=group, times=GROUPS[group])
                if group == "visible" and not inputs:
                    raise ProblemError("inputs.py gives no visible inputs")
                self._tests[group] = [self._asked(group, args) for args in inputs]
            return self._tests[group]

    def together(self, which: str) -> Together:
        """All tests of ``which``, as many of them as can be in one question.  Raises :class:`ProblemError`."""
        with self._lock:
            if which not in self._together:
                self._together[which] = _gathered([test for group in groups(which) for test in self.questions(group)])
            return self._together[which]

    def _asked(self, group: str, args: tuple[Any, ...]) -> Asked:
        expected, seconds = self._timed(args)
        if QUICK < seconds < MAYBE_QUICK:  # a first call may load what later ones find there
            _, seconds = self._timed(args)
        return asked(Trial(group, args, expected))._replace(quick=seconds <= QUICK)

    def _timed(self, args: tuple[Any, ...]) -> tuple[Any, float]:
        started = time.monotonic()
        return self.value(args, "reference"), time.monotonic() - started

    def value(self, args: tuple[Any, ...], of: str) -> Any:
        """What ``reference`` or ``brute`` gives for these arguments."""
        value = self.ask("value", args=args, of=of)
        if opaque := holds_opaque((args, value)):
            raise ProblemError(f"{of}.py or inputs.py gives an object of type {opaque.type_name}, which is no value")
        return value

    def is_valid(self, args: tuple[Any, ...]) -> bool:
        """Whether the statement allows these arguments: what ``valid`` in inputs.py says.

        Without it: whether reference and brute force both have an answer.
        """
        with suppress(ProblemError):
            return self.ask("valid", args=args) is True
        return False

    def complaint(self, test: Trial, got: Any) -> str | None:
        """What is wrong with a value, in a sentence, or None."""
        compare = self.problem.compare
        if compare.kind != "checker":
            return difference(compare, test.expected, got)
        if opaque := holds_opaque(got):
            return f"returned an object of type {opaque.type_name}"
        try:
            says = self.ask("check", args=test.args, expected=test.expected, got=got)
        except ProblemError as error:  # a checker that takes the reference's value may choke on a stranger's
            return f"returned what cannot be checked: {error}"
        return says if says is None or type(says) is str else "returned a wrong value"

    def ask(self, what: str, **details: Any) -> Any:
        """A question to the problem's code; raises :class:`ProblemError` where it fails."""
        with self._lock:
            try:
                answer = self._answer({"do": what, **details})
            except ChildLostError:
                answer = self._answer({"do": what, **details})  # nobody's fault: once more, in a new child
        if "error" in answer:
            raise ProblemError(f"{what}: {answer['error']}")
        return answer["value"]

    def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        child = self._child = self._child or self._start()
        try:
            answer: dict[str, Any] = child.ask(question, cpu_seconds=self._seconds)
        except ChildLostError:
            self._child = None
            raise
        except ChildError as error:
            self._child = None
            said = child.printed.strip()[-300:]
            raise ProblemError(f"the problem's own code {error} ({question['do']}) {said}".strip()) from None
        return answer

    def _start(self) -> Child:
        memory = 4 * self.problem.limits.memory_mib + 1024
        child = self._sandbox.start(
            text_of("reference"),
            libraries=LIBRARIES[self.problem.profile],
            confinement=Confinement(memory_mib=memory, printed_kib=8192, answer_mib=512, text_mib=256),
        )
        child.ask(self._greeting(), cpu_seconds=60.0)
        return child

    def _greeting(self) -> dict[str, Any]:
        problem = self.problem
        sources = {path.stem: path.read_text() for path in sorted(problem.folder.glob("*.py"))}
        return {"problem": problem.id, "function": problem.function, "profile": problem.profile, "sources": sources}


def asked(trial: Trial) -> Asked:
    """A test as it is sent."""
    question = wire.encode({"do": "call", "args": trial.args})
    return Asked(trial, question, wire.encode({"value": trial.expected}))


def _gathered(tests: list[Asked]) -> Together:
    size = most = 0
    for test in tests:
        size += len(test.question) + len(test.right)
        if test.trial.group == "large" or not test.quick or size > MOST_TOGETHER:
            break
        most += 1
    first = tests[:most]
    question = wire.encode({"do": "calls", "several": [test.trial.args for test in first]})
    return Together(first, question, b"".join(framed(test.right) for test in first), tests[most:])


def framed(payload: bytes) -> bytes:
    """A payload after the number of its bytes."""
    return len(payload).to_bytes(8, "big") + payload


def groups(which: str) -> Iterator[str]:
    """The groups to run, in order."""
    yield from (["visible"] if which == "visible" else GROUPS)
