"""A submission's calls at a size n, metered from outside: what :mod:`superday.judge.growth.costs` measures growth with.

Arguments are sent and held first, so that the clock is read between their arrival and the call, and what the call
returns does not travel: what is measured is the call and some 30 us of the channel.
"""

import time

from superday.judge import wire
from superday.judge.bench import Bench, ProblemError
from superday.judge.examine import load_question, start_submission
from superday.judge.growth.costs import NotMeasurableError, TooSlowError, measure
from superday.judge.model import Costs, Growth
from superday.judge.sandbox import Child, ChildError, Sandbox, TimeLimitError

SECONDS = 1.0
"""CPU seconds after which a call is too slow to be measured."""
WALL_SECONDS = 30.0
"""For all calls: who sleeps in them uses up no CPU time, and so nothing of the budget."""
LEAST_SECONDS = 1e-6
"""The clock of another processor's process may be read a moment late: no call takes nothing."""
_RUN = wire.encode({"do": "run"})


def costs(bench: Bench, sandbox: Sandbox, code: str, growth: Growth) -> Costs:
    """Time and memory of an accepted submission against n; None in it for what could not be measured."""
    probe = SubmissionProbe(bench, sandbox, code)
    try:
        return measure(probe, growth)
    finally:
        probe.close()


class SubmissionProbe:
    """See :class:`superday.judge.growth.costs.Probe`."""

    def __init__(self, bench: Bench, sandbox: Sandbox, code: str):
        self.bench, self.sandbox, self.code = bench, sandbox, code
        self._child: Child | None = None
        self._deadline = time.monotonic() + WALL_SECONDS

    def seconds(self, n: int, repeats: int) -> list[float]:
        """CPU seconds of ``repeats`` calls at size ``n``."""
        prepare = self._prepare(n)
        return [self._seconds(prepare) for _ in range(repeats)]

    def mib(self, n: int) -> float:
        """High-water memory of one call at size ``n``, in a fresh child, above that before the call."""
        prepare = self._prepare(n)
        self.close()
        self._ask(prepare)
        child = self._loaded()
        child.mark_memory()
        self._ask(_RUN)
        return child.peak_mib

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.close()
        self._child = None

    def _prepare(self, n: int) -> bytes:
        self._seconds_left()
        try:
            return wire.encode({"do": "prepare", "args": self.bench.ask("sized", n=n)})
        except ProblemError as error:
            raise NotMeasurableError(str(error)) from None

    def _seconds(self, prepare: bytes) -> float:
        self._ask(prepare)
        child = self._loaded()
        before = child.cpu_seconds
        self._ask(_RUN)
        return max(child.cpu_seconds - before, LEAST_SECONDS)

    def _ask(self, question: bytes) -> None:
        child = self._loaded()
        wall_seconds = min(2 * SECONDS + 2, self._seconds_left())
        try:
            answer = child.decoded(child.ask_encoded(question, cpu_seconds=SECONDS, wall_seconds=wall_seconds))
        except TimeLimitError:
            self._child = None
            raise TooSlowError from None
        except ChildError as error:
            self._child = None
            raise NotMeasurableError(str(error)) from None
        if type(answer) is not dict or "value" not in answer:
            raise NotMeasurableError("the call failed")

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
