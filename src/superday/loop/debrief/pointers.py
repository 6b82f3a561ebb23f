"""What the answers show best, and what to revise first."""

from collections.abc import Iterable, Sequence

from superday.findings import Finding, Outcome
from superday.loop.debrief.model import Pointer, PointView, QuestionView, RoundDebrief

REVISE_FIRST = 5
STRENGTHS = 5
STRONG_ENOUGH = 0.5  # of a question: a right sentence in a poor answer is no strength


def strengths(rounds: Sequence[RoundDebrief]) -> list[Pointer]:
    """Points that were covered in answers that were good as a whole, different questions first."""
    good = [
        (_weight(view) * view.finding.confidence * question.score.value, view, question)
        for question in _questions(rounds)
        for view in question.points
        if view.finding.outcome == Outcome.COVERED and question.score.value >= STRONG_ENOUGH
    ]
    ranked = sorted(good, key=lambda one: -one[0])
    return _pick(((view.says, question, _quote(view.finding)) for _, view, question in ranked), STRENGTHS)


def revise(rounds: Sequence[RoundDebrief]) -> list[Pointer]:
    """What costs most: stories told again, then wrong before missing before unclear, by weight and by how far and long
    the question fell.
    """
    loss = {Outcome.CONTRADICTED: 1.3, Outcome.MISSING: 1.0, Outcome.PARTIAL: 0.5, Outcome.UNCLEAR: 0.4}
    bad = [
        (loss[view.finding.outcome] * _weight(view) * (1 - question.score.value) * question.minutes, view, question)
        for question in _questions(rounds)
        for view in question.points
        if view.finding.outcome in loss
    ]
    ranked = sorted(bad, key=lambda one: -one[0])
    skipped = [
        (f"{question.title}: skipped", question, "no answer") for question in _questions(rounds) if question.skipped
    ]
    heard = [
        ("another story", question, "the loop had heard this one")
        for question in _questions(rounds)
        if question.told_before
    ]
    found = [(view.says, question, _lost(view.finding)) for _, view, question in ranked]
    return _pick([*heard, *found[:REVISE_FIRST], *skipped, *found[REVISE_FIRST:]], REVISE_FIRST)


def _weight(view: PointView) -> float:
    return view.weight * (2 if view.kind == "must" else 1)


def _questions(rounds: Sequence[RoundDebrief]) -> list[QuestionView]:
    return [question for round_ in rounds for question in round_.questions]


def _pick(ranked: Iterable[tuple[str, QuestionView, str]], most: int) -> list[Pointer]:
    """The first of each question, then the rest, up to ``most``."""
    rows = list(ranked)
    first: dict[str, tuple[str, QuestionView, str]] = {}
    for row in rows:
        first.setdefault(row[1].anchor, row)
    order = [*first.values(), *(row for row in rows if row not in first.values())]
    return [Pointer(says, question.title, question.anchor, why) for says, question, why in order[:most]]


def _quote(finding: Finding) -> str:
    return f"“{finding.evidence.quote}”" if finding.evidence else finding.note


def _lost(finding: Finding) -> str:
    reason = {
        Outcome.CONTRADICTED: "you said the opposite",
        Outcome.MISSING: "it did not come up",
        Outcome.PARTIAL: "only part of it came up",
        Outcome.UNCLEAR: "it stayed unclear",
    }[finding.outcome]
    quote = f": “{finding.evidence.quote}”" if finding.evidence else ""
    return (finding.note.rstrip(".") or reason) + quote
