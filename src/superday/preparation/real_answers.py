"""What real interviews say of how ready one is: answers that sufficed, or did not, as attempts beside rehearsed ones.

A stage that was passed says of every question that is known to have been asked in it that the answers sufficed: each
counts as one at the bar.  One that was failed says only that something fell short; where all its known questions are of
one kind, that was it, and each counts as one in the band below.  Withdrawals and silence say nothing.
"""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from superday.bank.model import AnyItem, Loop, Question, SegmentKind
from superday.career.process.applications import Application, Applications
from superday.career.process.changes import Outcome
from superday.errors import BadInput
from superday.rubric.scoring import BANDS, band_of
from superday.study.strands import STRANDS, Attempt

LEAST = 0.001  # below the floor of a band


class Source(Protocol):
    """What is needed of a bank."""

    def has(self, id: str, kind: str) -> bool:  # noqa: A002
        """Whether there is such an item."""
        ...

    def get(self, id: str, *kinds: str) -> AnyItem:  # noqa: A002
        """One item."""
        ...


def real_answers(applications: Applications, bank: Source) -> list[Attempt]:
    """The answers that real outcomes speak of, the oldest first; of applications with a loop of the bank's."""
    found = [
        attempt
        for one in applications
        if isinstance(loop := _item(bank, one.opened.loop, "loop"), Loop)
        for outcome in one.outcomes
        if outcome.result in ("passed", "failed")
        for attempt in _of(one, outcome, loop.bar, bank)
    ]
    return sorted(found, key=lambda each: each.day)


def _of(one: Application, outcome: Outcome, bar: float, bank: Source) -> Iterator[Attempt]:
    since = max((each.day for each in one.outcomes if _before(each, outcome)), default=date.min)
    asked = [each for each in one.asked if each.stage == outcome.stage and since < each.day <= outcome.day]
    known = [(each.day, kind, item) for each in asked for kind, item in _question(bank, each.question)]
    passed = outcome.result == "passed"
    if not passed and len({kind for _, kind, _ in known}) != 1:
        return
    score = bar if passed else max(0.0, dict(BANDS)[band_of(bar)] - LEAST)
    for day, kind, item in known:
        yield Attempt(day, one.opened.loop, f"real-{outcome.stage}", item.id, kind, item.level, score, bar)


def _question(bank: Source, id_: str) -> Iterator[tuple[SegmentKind, Question]]:
    """The bank's question with its kind, if there is one."""
    for kind in STRANDS:
        if isinstance(item := _item(bank, id_, kind), Question):
            yield kind, item


def _item(bank: Source, id_: str, kind: str) -> AnyItem | None:
    """A sound item, or None: a person's own may be gone, or broken, by now."""
    try:
        return bank.get(id_, kind) if bank.has(id_, kind) else None
    except BadInput:
        return None


def _before(one: Outcome, other: Outcome) -> bool:
    return one.stage == other.stage and one.day < other.day
