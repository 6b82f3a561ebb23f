"""The smallest input on which a submission fails: the failing test, shrunk against the reference.

The trusted side drives.  An input counts as long as the statement allows it, the reference answers it, and the
submission, in a child of its own, still fails in the same way; what is left is tried once more in a fresh child, so
that nothing which an earlier call left behind is shown as a counterexample.
"""

from typing import Any

from msgspec.structs import replace

from superday.judge.bench import Bench, ProblemError, Trial, asked
from superday.judge.examine import Examination, Failure, start_submission
from superday.judge.model import Verdict
from superday.judge.sandbox import ChildLostError, Sandbox
from superday.judge.shrinking.shrink import Shrunk, smallest

MOST_CALLS, SECONDS = 2000, 1.0
FOUND, CUT_SHORT = "smallest", "smaller"
"""The groups of shrunk tests: nothing smaller fails, and the search ended before that was known."""


def with_smallest(bench: Bench, sandbox: Sandbox, code: str, verdict: Verdict, failing: Trial) -> Verdict:
    """The verdict with the smallest counterexample found in a second, or as it was where there is none smaller."""
    suspect = Suspect(bench, sandbox, code, verdict.verdict)
    try:
        shrunk = smallest(failing.args, suspect.fails, most_calls=MOST_CALLS, seconds=SECONDS)
        failure = suspect.failure_alone(shrunk)
    except (ChildLostError, ProblemError):
        return verdict
    finally:
        suspect.close()
    if failure is None:
        return verdict
    return replace(verdict, reason=failure.reason, counterexample=failure.counterexample(bench.problem.function))


class Suspect:
    """A submission that failed with the verdict ``verdict``, in a child that is started again where it dies."""

    def __init__(self, bench: Bench, sandbox: Sandbox, code: str, verdict: str):
        self.bench, self.sandbox, self.code, self.verdict = bench, sandbox, code, verdict
        self._examination: Examination | None = None

    def fails(self, args: tuple[Any, ...]) -> bool:
        """Whether it fails in the same way on these arguments.  Raises ChildLostError."""
        if not self.bench.is_valid(args):
            return False
        try:
            trial = Trial("small", args, self.bench.value(args, "reference"))
        except ProblemError:
            return False
        return self.failure(trial) is not None

    def failure(self, trial: Trial) -> Failure | None:
        """How it fails on a test, where it is in the same way as before."""
        examination = self._examination = self._examination or self._loaded()
        failure = examination.failure or examination.attempt(asked(trial))
        if failure and failure.deadly:
            self.close()
        return failure if failure and failure.verdict == self.verdict and failure.test else None

    def _loaded(self) -> Examination:
        child = start_submission(self.bench.problem, self.sandbox)
        bench = self.bench
        examination = Examination(bench.problem, lambda: bench, child, lambda done, total, passed: None)
        examination.failure = examination.load(self.code)
        return examination

    def failure_alone(self, shrunk: Shrunk) -> Failure | None:
        """How a fresh child fails on the shrunk arguments alone."""
        self.close()
        expected = self.bench.value(shrunk.args, "reference")
        return self.failure(Trial(FOUND if shrunk.finished else CUT_SHORT, shrunk.args, expected))

    def close(self) -> None:
        """End the child."""
        if self._examination is not None:
            self._examination.child.close()
        self._examination = None
