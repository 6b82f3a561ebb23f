"""Judge a submission: wait for a turn, run the tests on a warm bench, and say as much about the outcome as is asked.

What is kept warm from one judgement to the next is known here: the sandbox, the benches, the queue.
"""

from functools import cache
from typing import Literal

from msgspec.structs import replace

from superday.judge.benches import Benches
from superday.judge.examine import Progress, examined
from superday.judge.growth.probe import costs
from superday.judge.model import Problem, Verdict
from superday.judge.sandbox import Sandbox
from superday.judge.sandbox.choose import open_sandbox
from superday.judge.shrinking.counterexample import with_smallest
from superday.judge.turns import Turns


def judge(
    problem: Problem,
    code: str,
    *,
    which: Literal["visible", "all"] = "all",
    growth: bool = False,
    progress: Progress | None = None,
) -> Verdict:
    """Run ``code`` against the problem's tests and say what it did.

    ``which="visible"`` runs the tests that the candidate is shown.  ``growth`` asks for the costs of an accepted
    submission against n, which takes a second or two of CPU time.  ``progress(done, total, passed)`` is called
    after each test, in this thread.  Waits for its turn; may be called from many threads.

    Never raises on account of the submission or the problem's own code (that is the verdict ``judge-error``);
    raises :class:`superday.judge.sandbox.SandboxUnavailable` where nothing can be run, and
    :class:`superday.errors.CannotDo` where PyTorch is needed and not installed, or too many wait already.
    """
    sandbox = open_sandbox()
    benches, turns = kept(sandbox)
    with turns.turn():
        verdict, failing = examined(problem, lambda: benches.of(problem), sandbox, code, which, progress)
        if which == "visible":
            return verdict
        if verdict.verdict in ("wrong-answer", "runtime-error") and failing:
            return with_smallest(benches.of(problem), sandbox, code, verdict, failing)
        if verdict.verdict == "accepted" and growth and problem.growth:
            return replace(verdict, growth=costs(benches.of(problem), sandbox, code, problem.growth))
        return verdict


@cache
def kept(sandbox: Sandbox) -> tuple[Benches, Turns]:
    """What stays from one judgement to the next: the warm benches and the queue."""
    return Benches(sandbox), Turns()
