"""The trusted side's view of a problem: its tests with what is expected, and its checker.

All of the problem's code runs in a child of its own, confined like a submission; here are only values.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from superday.judge.compare import difference, holds_opaque
from superday.judge.model import Problem, Profile
from superday.judge.sandbox import Child, ChildError, Confinement, Sandbox, text_of

LIBRARIES: dict[Profile, list[str]] = {"plain": [], "numpy": ["numpy"], "torch": ["torch", "numpy"]}
GROUPS = {"visible": 1, "edge": 1, "small": 15, "random": 6, "large": 1}
PATIENCE = 10.0
"""How many times a problem's CPU seconds its own code may take."""


class ProblemError(Exception):
    """The problem's own code does not do what it should: our failure, not the candidate's."""


class Trial(NamedTuple):
    """One input with what the reference makes of it; tests run small to large."""

    group: str
    args: tuple[Any, ...]
    expected: Any


class Bench:
    """A problem's code in its child.  A context manager; tests are made once."""

    def __init__(self, problem: Problem, sandbox: Sandbox):
        self.problem = problem
        self._tests: dict[str, list[Trial]] = {}
        self._child: Child = sandbox.start(
            text_of("reference"),
            libraries=LIBRARIES[problem.profile],
            folders={"problem": problem.folder},
            confinement=Confinement(memory_mib=4 * problem.limits.memory_mib + 1024, printed_kib=8192, answer_mib=512),
        )
        self._greeted = False

    def __enter__(self) -> "Bench":
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close()

    def tests(self, group: str) -> list[Trial]:
        """The tests of a group.  Raises :class:`ProblemError`."""
        if group not in self._tests:
            inputs = self.ask("inputs", group=group, times=GROUPS[group])
            self._tests[group] = [Trial(group, args, self.value(args, "reference")) for args in inputs]
        return self._tests[group]

    def value(self, args: tuple[Any, ...], of: str) -> Any:
        """What ``reference`` or ``brute`` gives for these arguments."""
        value = self.ask("value", args=args, of=of)
        if opaque := holds_opaque((args, value)):
            raise ProblemError(f"{of}.py or inputs.py gives an object of type {opaque.type_name}, which is no value")
        return value

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
        try:
            if not self._greeted:
                self._child.ask(self._greeting(), cpu_seconds=60.0)
                self._greeted = True
            answer = self._child.ask({"do": what, **details}, cpu_seconds=PATIENCE * self.problem.limits.seconds + 10)
        except ChildError as error:
            said = self._child.printed.strip()[-300:]
            raise ProblemError(f"the problem's own code {error} ({what}) {said}".strip()) from None
        if "error" in answer:
            raise ProblemError(f"{what}: {answer['error']}")
        return answer["value"]

    def _greeting(self) -> dict[str, str]:
        return {"problem": self.problem.id, "function": self.problem.function, "profile": self.problem.profile}


def groups(which: str) -> Iterator[str]:
    """The groups to run, in order."""
    yield from (["visible"] if which == "visible" else GROUPS)
