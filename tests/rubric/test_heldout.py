"""The grader against single statements about the shipped bank that no rule was made for."""

from collections import Counter

from heldout import STATEMENTS, Judged

from superday.bank import open_bank
from superday.bank.model import Graded
from superday.findings import Outcome
from superday.rubric import grade

SHOWN = (Outcome.COVERED, Outcome.PARTIAL)


def outcomes() -> list[tuple[Judged, Outcome]]:
    bank = open_bank()
    found = []
    for judged in STATEMENTS:
        item = bank.get(judged[0])
        assert isinstance(item, Graded)
        finding = next(f for f in grade(item.rubric(), judged[3]) if f.point == judged[1])
        found.append((judged, finding.outcome))
    return found


def right(label: str, outcome: Outcome) -> bool:
    if label in ("trap", "denied"):
        return (outcome is Outcome.CONTRADICTED) == (label == "trap")
    return (outcome in SHOWN) == (label == "covered")


def test_statements_held_out_are_graded_above_a_loose_floor():
    """The floor is loose on purpose: the list is there to measure, and nothing is tuned to it."""
    told, agreed = Counter[str](), Counter[str]()
    for judged, outcome in outcomes():
        told[judged[2]] += 1
        agreed[judged[2]] += right(judged[2], outcome)
    assert agreed["covered"] >= 0.3 * told["covered"]
    assert agreed["not"] >= 0.8 * told["not"]
    assert agreed["trap"] >= 0.3 * told["trap"]
    assert agreed["denied"] >= 0.85 * told["denied"]
