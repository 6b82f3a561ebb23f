"""A submission's calls at a size n, metered from outside: what :mod:`superday.judge.growth.costs` measures growth with.

Arguments are sent and held first, so that the clock is read between their arrival and the call, and what the call
returns is held too: what is measured is the call and some 30 us of the channel.  One call of each few, nobody knows
which, then has to show what it returned: who would be fast when it is measured must be right as well.
"""

import secrets
import time
from typing import Any, NamedTuple

from superday.judge import wire
from superday.judge.bench import Asked, Bench, ProblemError, Trial, asked
from superday.judge.examine import load_question, start_submission
from superday.judge.growth.costs import BUDGET, NotMeasurableError, TooSlowError, measure
from superday.judge.model import Costs, Growth
from superday.judge.sandbox import Child, ChildError, Sandbox, TimeLimitError

SECONDS = 1.0
"""CPU seconds after which a call is too slow to be measured."""
WALL_SECONDS = 30.0
"""For all calls: who sleeps in them uses up no CPU time, and so nothing of the budget."""
LEAST_SECONDS = 1e-6
"""The clock of another processor's process may be read a moment late: no call takes nothing."""
_RUN, _FETCH = wire.encode({"do": "run"}), wire.encode({"do": "fetch"})


def costs(bench: Bench, sandbox: Sandbox, code: str, growth: Growth, *, seconds_budget: float = BUDGET) -> Costs:
    """Time and memory of an accepted submission against n; None in it for what could not be measured."""
    probe = SubmissionProbe(bench, sandbox, code)
    try:
        return measure(probe, growth, seconds_budget=seconds_budget)
    finally:
        probe.close()


class _Sized(NamedTuple):
    """An input of some size: as it is sent to be held, and as a test."""

    prepare: bytes
    asked: Asked


class SubmissionProbe:
    """See :class:`superday.judge.growth.costs.Probe`."""

    def __init__(self, bench: Bench, sandbox: Sandbox, code: str):
        self.bench, self.sandbox, self.code = bench, sandbox, code
        self._child: Child | None = None
        self._inputs: dict[int, _Sized] = {}
        self._deadline = time.monotonic() + WALL_SECONDS

    def seconds(self, n: int, repeats: int) -> list[float]:
        """CPU seconds of ``repeats`` calls at size ``n``."""
        sized, shown, taken = self._sized(n), secrets.randbelow(repeats), []
        for repeat in range(repeats):
            taken.append(self._seconds(sized.prepare))
            if repeat == shown:
                self._see(sized.asked)
        return taken

    def mib(self, n: int) -> float:
        """High-water memory of one call at size ``n``, in a fresh child, above that before the call."""
        sized = self._sized(n)
        self.close()
        self._ask(sized.prepare)
        child = self._loaded()
        child.mark_memory()
        self._ask(_RUN)
        return child.peak_mib

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.close()
        self._child = None

    def _sized(self, n: int) -> "_Sized":
        """The input of size n, and what the reference makes of it."""
        self._seconds_left()
        if n not in self._inputs:
            try:
                args = self.bench.ask("sized", n=n)
                expected = self.bench.value(args, "reference")
            except ProblemError as error:
                raise NotMeasurableError(str(error)) from None
            self._inputs[n] = _Sized(
                wire.encode({"do": "prepare", "args": args}), asked(Trial("sized", args, expected))
            )
        return self._inputs[n]

    def _see(self, asked: Asked) -> None:
        """The last call's value has to be right."""
        answer = self._ask(_FETCH, asked.right)
        if answer is not None and self.bench.complaint(asked.trial, answer["value"]):
            raise NotMeasurableError("a call that was measured returned a wrong value")

    def _seconds(self, prepare: bytes) -> float:
        self._ask(prepare)
        child = self._loaded()
        before = child.cpu_seconds
        self._ask(_RUN)
        return max(child.cpu_seconds - before, LEAST_SECONDS)

    def _ask(self, question: bytes, right: bytes = b"") -> dict[str, Any] | None:
        """The answer, or None where it is ``right``."""
        child = self._loaded()
        wall_seconds = min(2 * SECONDS + 2, self._seconds_left())
        try:
            payload = child.ask_encoded(question, cpu_seconds=SECONDS, wall_seconds=wall_seconds)
            if payload == right:
                return None
            answer = child.decoded(payload)
        except TimeLimitError:
            self._child = None
            raise TooSlowError from None
        except ChildError as error:
            self._child = None
            raise NotMeasurableError(str(error)) from None
        if type(answer) is not dict or "value" not in answer:
            raise NotMeasurableError("the call failed")
        return answer

    def _seconds_left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise NotMeasurableError("all its calls together take too long")
        return left

    def _loaded(self) -> Child:
        if self._child is None:
            self._child = start_submission(self.bench.problem, self.sandbox)
            self._ask(load_question(self.bench.problem, self.code))
        return self._child
