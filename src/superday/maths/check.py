"""Check a derivation: every line has a value, rewritings and claims hold, and the target is reached.

One confined child evaluates all lines, targets, checkpoints and wrong turns on all draws in one go; what the
values mean is decided here.  Where something fails, all is evaluated again with more digits before it is called
wrong, and the line to blame is looked for (:mod:`superday.maths.blame`).
"""

from collections.abc import Sequence

from superday.errors import CannotDo
from superday.findings import Outcome
from superday.maths.blame import Blame, Case, blamed
from superday.maths.compare import same, same_but_for_shape
from superday.maths.confined import Evaluate, evaluator
from superday.maths.evaluated import TOO_LONG, Evaluated, Known, evaluated, known
from superday.maths.goals import Goal, goals, restates
from superday.maths.lines import Kind, Line, read
from superday.maths.model import Derivation, Derived, Step
from superday.maths.request import fixed, given, implicit, request
from superday.maths.words import joined, unheld


def derive(derivation: Derivation, text: str) -> Derived:
    """Check ``text`` line by line.  Raises CannotDo without a sandbox, or for a broken question."""
    with evaluator() as evaluate:
        return check(derivation, text, evaluate)


def check(derivation: Derivation, text: str, evaluate: Evaluate) -> Derived:
    """Like :func:`derive`, with an evaluator that is already there."""
    lines = read(text, given(derivation), fixed(derivation), implicit(derivation))
    attempt = _Attempt(derivation, lines, evaluate)
    if attempt.fails and not attempt.takes_too_long:
        # A difference that is rounding shrinks with more digits; one that is real stays.
        attempt = _Attempt(derivation, lines, evaluate, precise=True)
    blame = None if attempt.takes_too_long else blamed(attempt.case(evaluate))
    steps = [_step(attempt, at, blame) for at in range(len(lines))]
    reached = {step.target for step in steps if step.outcome is Outcome.COVERED}
    complete = all(step.ok for step in steps) and reached == {target.name for target in derivation.targets}
    first_wrong = next((step.line for step in steps if not step.ok), None)
    return Derived(derivation.id, complete, first_wrong, steps)


RESTATED = "this only says what is asked for: work the gradient or the expectation out"


class _Attempt:
    """The lines as they came out: what failed, and by which goal."""

    def __init__(self, derivation: Derivation, lines: Sequence[Line], evaluate: Evaluate, precise: bool = False):
        reply = evaluate(request(derivation, lines) | {"precise": precise})
        if reply["broken"]:
            raise CannotDo(f"the derivation `{derivation.id}` is broken: {reply['broken']}")
        self.derivation = derivation
        self.known: Known = known(derivation, reply["references"])
        self.evaluated: list[Evaluated] = evaluated(lines, reply["lines"])
        self.goals: list[Goal] = goals(derivation, lines)
        self.failed = [goal for goal in self.goals if not self.known.holds(goal, self.evaluated, derivation.rtol)]

    def case(self, evaluate: Evaluate) -> Case:
        """All that is known, for who looks for the line to blame."""
        return Case(self.derivation, self.evaluated, self.goals, self.failed, self.known, evaluate)

    @property
    def fails(self) -> bool:
        """Whether anything does not hold."""
        return bool(self.failed) or any(one.error for one in self.evaluated)

    @property
    def takes_too_long(self) -> bool:
        """Whether the evaluator gave up on a line."""
        return any(one.error == TOO_LONG for one in self.evaluated)


def _step(attempt: _Attempt, at: int, blame: Blame | None) -> Step:
    this, rtol = attempt.evaluated[at], attempt.derivation.rtol
    target = next((goal.target.name for goal in attempt.goals if goal.at == at and goal.target), None)
    values = [*([this.draws] if _is_told(attempt, at) else []), *this.parts]
    shows = [name for name, draws in attempt.known.checkpoints.items() if any(same(one, draws, rtol) for one in values)]
    outcome = _outcome(attempt, at) if target else None
    if outcome is Outcome.COVERED and restates([one.line for one in attempt.evaluated], at):
        return _told(this, False, RESTATED, target, Outcome.MISSING, shows)
    broken = this.error or _broken(attempt, at)
    why = blame.says if blame and blame.at == at else broken
    if not why and outcome in (None, Outcome.COVERED):
        why = f"reaches `{target}`" if target else _shown(attempt.derivation, shows)
        return _told(this, True, why, target, outcome, shows)
    if broken and not this.error and blame and blame.at < at:
        why = joined([broken, f"it goes wrong in line {attempt.evaluated[blame.at].line.number}"])
    if outcome is Outcome.COVERED:
        why = f"{why} (it does reach the target)"
    return _told(this, False, why, target, outcome, shows)


def _is_told(attempt: _Attempt, at: int) -> bool:
    """Whether a line's value is the candidate's to show: not left to the checker, or claimed of another expression."""
    line = attempt.evaluated[at].line
    if line.kind is Kind.CLAIM and "".join(line.left.split()) != "".join(line.expression.split()):
        return not any(goal.at == at for goal in attempt.failed)
    return not restates([one.line for one in attempt.evaluated], at)


def _told(this: Evaluated, ok: bool, why: str, target: str | None, outcome: Outcome | None, shows: list[str]) -> Step:
    return Step(this.line.number, this.line.text, ok, why, this.line.start, target, outcome, shows)


def _broken(attempt: _Attempt, at: int) -> str:
    """What does not hold in this line."""
    missed = [goal for goal in attempt.failed if goal.at == at]
    return joined([unheld(attempt.derivation, attempt.known, attempt.evaluated, goal) for goal in missed])


def _outcome(attempt: _Attempt, at: int) -> Outcome:
    """What became of the target that this line decides."""
    this = attempt.evaluated[at]
    goal = next(goal for goal in attempt.goals if goal.at == at and goal.target)
    if this.error:
        return Outcome.MISSING
    if goal not in attempt.failed:
        return Outcome.COVERED
    found, expected = attempt.known.sides(goal, attempt.evaluated)
    nearly = same_but_for_shape(found, expected or (), attempt.derivation.rtol)
    return Outcome.PARTIAL if nearly else Outcome.CONTRADICTED


def _shown(derivation: Derivation, shows: Sequence[str]) -> str:
    return "; ".join(checkpoint.says for checkpoint in derivation.checkpoints if checkpoint.id in shows)
