"""What answers say of items: findings, verdicts, derivations and cards become reviews.  Pure.

A review is a grade as FSRS has it (1 again, 2 hard, 3 good; nothing that superday sees tells 4, easy) with a weight in
(0, 1]: how much it says about memory.  The weight is the chance that the finding is right times what the way of asking
is worth (``WORTH``); a finding that settles nothing gives no review.

- Left out of a whole answer is not forgotten: it counts as failed at half weight, until somebody asked for it.
- Said only when asked again is ``hard``: it was there, with a cue.
- A stated trap is a failure of the point that it refutes, and is remembered with the review.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

import msgspec

from superday.bank.model import Askable, Case, Concept, DerivationItem, Graded, ProblemItem
from superday.findings import Finding, Outcome, Source
from superday.judge.model import Verdict
from superday.loop.assess import CODE
from superday.loop.events import TurnKind
from superday.loop.state import Asked, Turn
from superday.maths.model import Derived
from superday.maths.report import findings as of_maths
from superday.rubric.model import Point
from superday.study.items import formula_id, pattern_id, point_id

Grade = Literal[1, 2, 3, 4]
AGAIN: Grade = 1
HARD: Grade = 2
GOOD: Grade = 3

WORTH = {
    Source.EXECUTION: 1.0,
    Source.MATHS: 1.0,
    Source.LEXICAL: 1.0,
    Source.MODEL: 1.0,
    Source.PROBE: 0.6,  # the question holds half of the answer, and some are guessed
    Source.SELF: 0.3,
}
LEFT_OUT = 0.5  # of its worth: what a whole answer does not say may be known
LEAST_PASSED = 0.5  # of the tests, from which wrong code shows the idea and fails on the details
SURE = 0.99  # of what was run
LEAST_WEIGHT = 0.01
COMPARABLE = 0.5  # of the day's weightiest review, from which an earlier one counts instead
UNPROMPTED: tuple[TurnKind, ...] = ("main", "prompt", "talk")
UNTOLD = ("judge-error", "invalid-submission", "output-limit")  # verdicts that say nothing about the idea


class Review(msgspec.Struct, frozen=True):
    """One look at an item at a moment (with its zone): a grade, and how much it says, in (0, 1].

    ``trap`` is the belief that was stated instead, where one was.
    """

    item: str
    at: datetime
    grade: Grade
    weight: float
    trap: str = ""


def of_finding(question: Askable, finding: Finding, at: datetime, asked_for: bool = False) -> Review | None:
    """The review that one finding amounts to, if any.

    Args:
        question: what was asked.
        finding: what was found out.
        at: when it was answered.
        asked_for: whether the point itself was asked for, and not the whole question.
    """
    if not isinstance(question, Concept | Case | DerivationItem | ProblemItem):
        return None
    point = next((one for one in question.points if one.id == finding.point), None)
    if point is not None and point.kind == "trap":
        return _of_trap(question, point, finding, at)
    item = _item(question, finding, point)
    grade = _grade(finding.outcome, asked_for)
    if item is None or grade is None:
        return None
    left_out = finding.outcome is Outcome.MISSING and not asked_for and finding.source is not Source.PROBE
    worth = WORTH.get(finding.source, 0.0) * (LEFT_OUT if left_out else 1.0)
    return _review(item, at, grade, worth * finding.confidence)


def _of_trap(question: Graded, trap: Point, finding: Finding, at: datetime) -> Review | None:
    """A belief that is stated is a failure of what it refutes; one that is not says nothing."""
    refuted = any(point.id == trap.refutes and point.kind != "trap" for point in question.points)
    if not refuted or finding.outcome is not Outcome.CONTRADICTED:
        return None
    worth = WORTH.get(finding.source, 0.0) * finding.confidence
    return _review(point_id(question, trap.refutes or ""), at, AGAIN, worth, trap.id)


def _item(question: Graded, finding: Finding, point: Point | None) -> str | None:
    if isinstance(question, DerivationItem) and finding.source is Source.MATHS:
        return formula_id(question, finding.point)
    if point is not None:
        return point_id(question, point.id)
    return pattern_id(question) if isinstance(question, ProblemItem) and finding.point == CODE else None


def _grade(outcome: Outcome, asked_for: bool) -> Grade | None:
    if outcome is Outcome.UNCLEAR:
        return None
    if outcome is Outcome.COVERED:
        return HARD if asked_for else GOOD
    return HARD if outcome is Outcome.PARTIAL else AGAIN


def _review(item: str, at: datetime, grade: Grade, weight: float, trap: str = "") -> Review | None:
    return Review(item, at, grade, min(weight, 1.0), trap) if weight >= LEAST_WEIGHT else None


def of_findings(question: Askable, findings: Iterable[Finding], at: datetime) -> list[Review]:
    """The reviews of one graded answer to a whole question: at most one an item."""
    return combined(review for one in findings if (review := of_finding(question, one, at)))


def of_verdict(question: ProblemItem, verdict: Verdict, at: datetime) -> Review | None:
    """What the judge's verdict says of a problem's pattern.

    Accepted is good, hard where it grows faster than the problem asks.  A wrong answer that passes half of the tests is
    hard; what is too slow, or takes too much memory, has not the idea.
    """
    if verdict.verdict in UNTOLD:
        return None
    if verdict.verdict == "accepted":
        costs = (verdict.growth.time, verdict.growth.memory) if verdict.growth else ()
        grade: Grade = HARD if any(cost.worse for cost in costs if cost) else GOOD
    else:
        nearly = verdict.verdict in ("wrong-answer", "runtime-error") and verdict.tests.total > 0
        nearly = nearly and verdict.tests.passed >= LEAST_PASSED * verdict.tests.total
        grade = HARD if nearly else AGAIN
    return _review(pattern_id(question), at, grade, SURE)


def of_derived(question: DerivationItem, derived: Derived, at: datetime) -> list[Review]:
    """What a checked derivation says of its formulas: at most one review an item.

    A checkpoint that was not shown says nothing where the end was reached: there are other ways.
    """
    found = of_maths(question.derivation(), derived)
    return of_findings(question, _without_detours(question, found), at)


def _without_detours(question: DerivationItem, found: Sequence[Finding]) -> list[Finding]:
    shown = {one.point for one in found if one.outcome is Outcome.COVERED}
    steps = {checkpoint.id for checkpoint in question.checkpoints}
    arrived = {target.name for target in question.targets} <= shown
    return [one for one in found if not (arrived and one.point in steps and one.outcome is Outcome.MISSING)]


def of_asked(question: Askable, asked: Asked, at: datetime) -> list[Review]:
    """What a question of a round says, over all its turns: at most one review an item.

    Nothing is said by a question that was skipped, or that superday failed to assess; nor by an answer that the clock
    cut off, about what it left out.
    """
    if asked.skipped or asked.failed:
        return []
    found = [review for turn in asked.turns for review in _of_turn(question, turn, at)]
    if isinstance(question, ProblemItem) and asked.verdict is not None:
        by_judge = of_verdict(question, asked.verdict, at)
        found = [one for one in found if one.item != pattern_id(question)] + ([by_judge] if by_judge else [])
    return combined(found)


def _of_turn(question: Askable, turn: Turn, at: datetime) -> list[Review]:
    findings = turn.findings or []
    if not turn.complete:
        findings = [one for one in findings if one.outcome is not Outcome.MISSING]
    if isinstance(question, DerivationItem):
        findings = _without_detours(question, findings)
    reviews = []
    for one in findings:
        aimed = one.point in turn.points or turn.kind == "retry"
        if turn.kind not in UNPROMPTED and not aimed and one.outcome is Outcome.MISSING:
            continue  # a reply to one thing leaves all others out
        review = of_finding(question, one, at, asked_for=turn.kind not in UNPROMPTED)
        reviews += [review] if review else []
    return reviews


def combined(reviews: Iterable[Review]) -> list[Review]:
    """One review an item, of several about the same answer, in the order of items; their order does not matter.

    A stated error counts before all; then what was shown, unprompted before with a cue; then a failure when asked,
    before being left out of a whole answer.
    """
    best: dict[str, Review] = {}
    for one in reviews:
        known = best.get(one.item)
        best[one.item] = one if known is None else max(one, known, key=_standing)
    return [best[item] for item in sorted(best)]


def _standing(review: Review) -> tuple[bool, int, float, float, str]:
    return bool(review.trap), review.grade, review.weight, -review.at.timestamp(), review.trap


def of_card(
    item: str, outcome: Literal["right", "wrong", "unsure"], worth: float, at: datetime, own: bool | None = None
) -> Review | None:
    """The review of a card.

    Args:
        item: which item the card asked for.
        outcome: what checking found.
        worth: the card's (see :mod:`superday.study.card`).
        at: when it was answered.
        own: where checking was unsure, whether the person says that they knew it; None where they do not say.
    """
    if outcome != "unsure":
        return _review(item, at, GOOD if outcome == "right" else AGAIN, worth)
    return None if own is None else _review(item, at, GOOD if own else AGAIN, worth * WORTH[Source.SELF])


def daily(reviews: Iterable[Review]) -> list[Review]:
    """One review an item and day (of the review's own zone), oldest first; the order of ``reviews`` does not matter.

    The day's first one counts, as what comes after it was said with the answer fresh in mind; one that says little (a
    point left out of a long answer, a self-mark) gives way to a weightier one of the same day.
    """
    days: dict[tuple[str, str], list[Review]] = {}
    for one in reviews:
        days.setdefault((one.item, one.at.date().isoformat()), []).append(one)
    kept = [_counting(together) for together in days.values()]
    return sorted(kept, key=lambda one: (one.at, one.item))


def _counting(together: Sequence[Review]) -> Review:
    least = COMPARABLE * max(one.weight for one in together)
    return min(
        (one for one in together if one.weight >= least),
        key=lambda one: (one.at, one.grade, -one.weight, one.trap),
    )
