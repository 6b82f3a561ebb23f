"""What real interviews say: how stages ended, and which questions were asked.

The weight of an item of memory is what an interview is expected to ask of it.  What was asked for real moves it as the
mean of a Dirichlet distribution moves: the loop's weights count as much as :data:`PRIOR` questions, each question that
was asked as one, and the weights sum to the same minutes as before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from superday.career.process.applications import Applications
from superday.career.process.changes import Stage, WasAsked

PRIOR = 20.0  # questions: about a loop's worth


@dataclass(frozen=True)
class RealOutcome:
    """A stage of a real process that was passed or failed.  ``loop`` is the bank's that comes nearest, or empty."""

    application: str
    loop: str
    stage: Stage
    day: date
    passed: bool


class ItemOfMemory(Protocol):
    """What is needed of an item of memory."""

    @property
    def question(self) -> str:
        """The question that it belongs to."""
        ...


def outcomes(applications: Applications) -> list[RealOutcome]:
    """How stages ended where they were decided on merit, the oldest first; withdrawals and silence say nothing."""
    found = [
        RealOutcome(one.id, one.opened.loop, each.stage, each.day, each.result == "passed")
        for one in applications
        for each in one.outcomes
        if each.result in ("passed", "failed")
    ]
    return sorted(found, key=lambda each: each.day)


def asked(applications: Applications) -> list[WasAsked]:
    """Every question that was asked for real and is one of the bank's."""
    return [each for one in applications for each in one.asked if each.question]


def raised(
    weights: Mapping[str, float], items: Mapping[str, ItemOfMemory], questions: Sequence[WasAsked]
) -> dict[str, float]:
    """The weights of items after what was asked for real; a question that the loop never asks changes nothing.

    Args:
        weights: the minutes that hang on each item.
        items: by the same ids, whose question they are.
        questions: what was asked; each counts by how sure it is that it was that question.
    """
    total = sum(weights.values())
    of_question: dict[str, list[str]] = {}
    for id_ in weights.keys() & items.keys():
        of_question.setdefault(items[id_].question, []).append(id_)
    seen = [each for each in questions if sum(weights[id_] for id_ in of_question.get(each.question, ())) > 0]
    mass = PRIOR + sum(each.sure for each in seen)
    result = {id_: PRIOR * weight / mass for id_, weight in weights.items()}
    for each in seen:
        ids = of_question[each.question]
        share = total * each.sure / mass / _sum(weights, ids)
        for id_ in ids:
            result[id_] += share * weights[id_]
    return result


def _sum(weights: Mapping[str, float], ids: Iterable[str]) -> float:
    return sum(weights[id_] for id_ in ids)
