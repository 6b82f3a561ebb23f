"""Check a derivation: every line has a value, rewritten lines agree, and the target is reached.

One confined child evaluates all lines, targets, checkpoints and wrong turns on all draws in one go; what the
values mean is decided here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from superday.errors import CannotDo
from superday.findings import Evidence, Finding, Outcome, Source
from superday.maths import parse
from superday.maths.compare import Draws, Value, same, same_but_for_shape, values
from superday.maths.confined import Evaluate, evaluator
from superday.maths.diagnose import diagnosis
from superday.maths.model import Checkpoint, Derivation, Derived, Step, Target, WrongTurn

DRAWS = 5
SEED = 20
# Two different expressions agree on five random draws by chance with a probability that does not matter; what
# is left is that the stated target itself is not what the question asks.
SURE = 0.99


@dataclass(frozen=True)
class Evaluated:
    """A line with what came of it: its draws, or why it has none, and the draws of its parts."""

    line: parse.Line
    error: str
    draws: Draws
    parts: Sequence[Draws] = field(default_factory=list)


@dataclass(frozen=True)
class Known:
    """The values of what the derivation is checked against."""

    targets: Mapping[str, Draws]
    checkpoints: Mapping[str, Draws]
    turns: Sequence[tuple[WrongTurn, Draws]]


def derive(derivation: Derivation, text: str) -> Derived:
    """Check ``text`` line by line.  Raises CannotDo without a sandbox, or for a broken question."""
    with evaluator() as evaluate:
        return check(derivation, text, evaluate)


def check(derivation: Derivation, text: str, evaluate: Evaluate) -> Derived:
    """Like :func:`derive`, with an evaluator that is already there."""
    lines = parse.read(text, given(derivation), _fixed(derivation))
    reply = evaluate(request(derivation, lines))
    known = _known(derivation, reply["references"])
    evaluated = [_evaluated(line, told) for line, told in zip(lines, reply["lines"], strict=True)]
    deciding = _deciding(derivation.targets, evaluated)
    steps = [_step(derivation, known, evaluated, at, deciding.get(at)) for at in range(len(evaluated))]
    reached = {step.target for step in steps if step.outcome is Outcome.COVERED}
    complete = all(step.ok for step in steps) and reached == {target.name for target in derivation.targets}
    first_wrong = next((step.line for step in steps if not step.ok), None)
    return Derived(derivation.id, complete, first_wrong, steps)


def findings(derivation: Derivation, derived: Derived) -> list[Finding]:
    """One finding a target and one a checkpoint, with the line that shows it."""
    targets = [_target_finding(target, derived) for target in derivation.targets]
    return targets + [_checkpoint_finding(checkpoint, derived) for checkpoint in derivation.checkpoints]


def document(derived: Derived) -> dict[str, Any]:
    """What other programs rely on: {question, complete, first_wrong, steps: [{line, text, ok, why}]}."""
    steps = [{"line": step.line, "text": step.text, "ok": step.ok, "why": step.why} for step in derived.steps]
    return {
        "question": derived.question,
        "complete": derived.complete,
        "first_wrong": derived.first_wrong,
        "steps": steps,
    }


def given(derivation: Derivation) -> list[str]:
    """The names that a derivation starts with: its symbols, and its dimensions by their letters."""
    return list(dict.fromkeys([*(symbol.name for symbol in derivation.symbols), *derivation.dims]))


def _fixed(derivation: Derivation) -> set[str]:
    """What no line may bind anew: the symbols.  A dimension's letter may be taken for something else."""
    targets = {target.name for target in derivation.targets}
    return {symbol.name for symbol in derivation.symbols} - targets


def request(derivation: Derivation, lines: Sequence[parse.Line]) -> dict[str, Any]:
    """What the evaluator is asked."""
    return {
        "dims": derivation.dims,
        "symbols": [
            {"name": s.name, "shape": s.shape, "sample": s.sample, "define": s.define} for s in derivation.symbols
        ],
        "references": [expr for _, expr in references(derivation)],
        "watched": [at for at, (owner, _) in enumerate(references(derivation)) if isinstance(owner, Checkpoint)],
        "lines": [
            {
                "number": line.number,
                "name": None if line.continues else line.subject,
                "source": line.expression,
            }
            for line in lines
        ],
        "draws": DRAWS,
        "seed": SEED,
    }


def references(derivation: Derivation) -> list[tuple[Target | Checkpoint | WrongTurn, str]]:
    """All that is evaluated besides the lines: targets, checkpoints, wrong turns, in this order."""
    owners: list[Target | Checkpoint | WrongTurn] = [*derivation.targets, *derivation.checkpoints]
    return [(owner, owner.expr) for owner in [*owners, *derivation.wrong_turns]]


def _known(derivation: Derivation, told: Sequence[Mapping[str, Any]]) -> Known:
    targets, checkpoints, turns = {}, {}, []
    for (owner, expr), reply in zip(references(derivation), told, strict=True):
        if reply["error"]:
            raise CannotDo(f"the derivation `{derivation.id}` is broken: `{expr}`: {reply['error']}")
        draws = values(reply["values"])
        match owner:
            case Target(name=name):
                targets[name] = draws
            case Checkpoint(id=name):
                checkpoints[name] = draws
            case WrongTurn():
                turns.append((owner, draws))
    return Known(targets, checkpoints, turns)


def _evaluated(line: parse.Line, told: Mapping[str, Any]) -> Evaluated:
    if line.refused or told["error"]:
        return Evaluated(line, line.refused or told["error"], [])
    return Evaluated(line, "", values(told["values"]), _parts(told["parts"]))


def _parts(told: Sequence[Mapping[str, Any]]) -> list[Draws]:
    """The draws of each part that has the shape of a checkpoint on every draw."""
    lasting = set(told[0]).intersection(*told[1:])
    return [values([draw[place] for draw in told]) for place in sorted(lasting, key=int)]


def _deciding(targets: Sequence[Target], evaluated: Sequence[Evaluated]) -> dict[int, Target]:
    """Which line decides which target: the last line for a lone target, else the last line about each."""
    if len(targets) == 1:
        return {len(evaluated) - 1: targets[0]} if evaluated else {}
    last = {line.line.subject: at for at, line in enumerate(evaluated)}
    return {last[target.name]: target for target in targets if target.name in last}


def _step(derivation: Derivation, known: Known, evaluated: Sequence[Evaluated], at: int, target: Target | None) -> Step:
    this = evaluated[at]
    broken = this.error or _broken_rewriting(evaluated, at, derivation.rtol)
    outcome, why = None, ""
    if target:
        outcome, why = _verdict(this, target.name, known, derivation)
    shows = [name for name, draws in known.checkpoints.items() if _shows(this, draws, derivation.rtol)]
    ok = not broken and outcome in (None, Outcome.COVERED)
    if ok:
        why = f"reaches `{target.name}`" if target else _shown(derivation, shows)
    elif broken and outcome is Outcome.COVERED:
        why = f"{broken} (it does reach the target)"
    elif broken:
        why = f"{broken}; {why}" if why else broken
    name = target.name if target else None
    return Step(this.line.number, this.line.text, ok, why, this.line.start, name, outcome, shows)


def _broken_rewriting(evaluated: Sequence[Evaluated], at: int, rtol: float) -> str:
    """What is wrong with ``= expression`` as a rewriting of the line before, if anything is."""
    if not evaluated[at].line.continues or not evaluated[at - 1].draws:
        return ""
    now, before = evaluated[at].draws, evaluated[at - 1].draws
    if same(now, before, rtol):
        return ""
    why = "only its shape differs" if same_but_for_shape(now, before, rtol) else "their values differ"
    return f"this does not equal the line before: {why} on random instances"


def _verdict(this: Evaluated, target: str, known: Known, derivation: Derivation) -> tuple[Outcome, str]:
    """What became of the target that this line decides, and why."""
    if this.error:
        return Outcome.MISSING, ""
    expected, rtol = known.targets[target], derivation.rtol
    if same(this.draws, expected, rtol):
        return Outcome.COVERED, ""
    why = diagnosis(this.draws, expected, target, known.turns, derivation.dims, rtol)
    nearly = same_but_for_shape(this.draws, expected, rtol)
    return Outcome.PARTIAL if nearly else Outcome.CONTRADICTED, why


def _shows(this: Evaluated, checkpoint: Sequence[Value], rtol: float) -> bool:
    return any(same(draws, checkpoint, rtol) for draws in [this.draws, *this.parts])


def _shown(derivation: Derivation, shows: Sequence[str]) -> str:
    return "; ".join(checkpoint.says for checkpoint in derivation.checkpoints if checkpoint.id in shows)


def _target_finding(target: Target, derived: Derived) -> Finding:
    step = next((step for step in derived.steps if step.target == target.name), None)
    if step is None or step.outcome is None:
        note = f"no line gives `{target.name}`"
        return Finding(target.name, Outcome.MISSING, SURE, Source.MATHS, note=note)
    note = "" if step.ok else step.why
    return Finding(target.name, step.outcome, SURE, Source.MATHS, _quote(step), note)


def _checkpoint_finding(checkpoint: Checkpoint, derived: Derived) -> Finding:
    step = next((step for step in derived.steps if checkpoint.id in step.shows), None)
    if step is None:
        note = f"not shown: {checkpoint.says}"
        return Finding(checkpoint.id, Outcome.MISSING, SURE, Source.MATHS, note=note)
    return Finding(checkpoint.id, Outcome.COVERED, SURE, Source.MATHS, _quote(step), checkpoint.says)


def _quote(step: Step) -> Evidence:
    return Evidence(step.text, step.start, step.start + len(step.text))
