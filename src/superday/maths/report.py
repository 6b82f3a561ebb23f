"""What others are told of a checked derivation: findings for the loop, a document for programs."""

from typing import Any

from superday.findings import Evidence, Finding, Outcome, Source
from superday.maths.model import Checkpoint, Derivation, Derived, Step, Target

# Two different expressions agree on five random draws by chance with a probability that does not matter; what
# is left is that the stated target itself is not what the question asks.
SURE = 0.99


def findings(derivation: Derivation, derived: Derived) -> list[Finding]:
    """One finding a target and one a checkpoint, with the line that shows it, or the one where it goes wrong."""
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


def _target_finding(target: Target, derived: Derived) -> Finding:
    step = next((step for step in derived.steps if step.target == target.name), None)
    if step is None or step.outcome is None:
        note = f"no line gives `{target.name}`"
        return Finding(target.name, Outcome.MISSING, SURE, Source.MATHS, note=note)
    wrong = next((one for one in derived.steps if one.line == derived.first_wrong and one.line <= step.line), None)
    if wrong is None:
        return Finding(target.name, step.outcome, SURE, Source.MATHS, _quote(step))
    if step.outcome is Outcome.COVERED:  # the end is right, but what is written does not lead there
        return Finding(target.name, Outcome.PARTIAL, SURE, Source.MATHS, _quote(wrong), wrong.why)
    return Finding(target.name, step.outcome, SURE, Source.MATHS, _quote(wrong), wrong.why)


def _checkpoint_finding(checkpoint: Checkpoint, derived: Derived) -> Finding:
    step = next((step for step in derived.steps if checkpoint.id in step.shows), None)
    if step is None:
        return Finding(checkpoint.id, Outcome.MISSING, SURE, Source.MATHS, note="no line shows it")
    return Finding(checkpoint.id, Outcome.COVERED, SURE, Source.MATHS, _quote(step), checkpoint.says)


def _quote(step: Step) -> Evidence:
    return Evidence(step.text, step.start, step.start + len(step.text))
