"""What real interviews say of how ready one is: answers that sufficed, or did not, as attempts beside rehearsed ones.

A stage that was passed says of every question that is known to have been asked in it that the answers sufficed: each
counts as one at the bar.  One that was failed says only that something fell short; where all its known questions are of
one kind, that was it, and each counts as one in the band below.  Withdrawals and silence say nothing.
"""

from collections.abc import Callable, Iterable
from datetime import date

from superday.bank.model import Question
from superday.career.process.applications import Application, Applications
from superday.career.process.changes import Outcome
from superday.rubric.scoring import BANDS, band_of
from superday.study.strands import STRANDS, Attempt

LEAST = 0.001  # below the floor of a band


def real_answers(
    applications: Applications, question: Callable[[str], Question | None], bar: Callable[[str], float | None]
) -> list[Attempt]:
    """The answers that real outcomes speak of, the oldest first.

    Args:
        applications: what was asked in which stage, and how the stages ended.
        question: the bank's question of an id, None where it has none.
        bar: the bar of a loop, None where the bank has no such loop.
    """
    found = [
        attempt
        for one in applications
        if (least := bar(one.opened.loop)) is not None
        for outcome in one.outcomes
        if outcome.result in ("passed", "failed")
        for attempt in _of(one, outcome, least, question)
    ]
    return sorted(found, key=lambda each: each.day)


def _of(
    one: Application, outcome: Outcome, bar: float, question: Callable[[str], Question | None]
) -> Iterable[Attempt]:
    since = max((each.day for each in one.outcomes if _before(each, outcome)), default=date.min)
    asked = [each for each in one.asked if each.stage == outcome.stage and since < each.day <= outcome.day]
    known = [(each, item) for each in asked if (item := question(each.question)) is not None and item.kind in STRANDS]
    passed = outcome.result == "passed"
    if not passed and len({item.kind for _, item in known}) != 1:
        return
    score = bar if passed else max(0.0, dict(BANDS)[band_of(bar)] - LEAST)
    for each, item in known:
        yield Attempt(
            day=each.day,
            loop=one.opened.loop,
            round=f"real-{each.stage}",
            question=item.id,
            asks=item.kind,  # type: ignore[arg-type]
            level=item.level,
            score=score,
            bar=bar,
        )


def _before(one: Outcome, other: Outcome) -> bool:
    return one.stage == other.stage and one.day < other.day
