"""A narrow question takes a natural reply for what it is, in whatever words people put it."""

import tomllib
from pathlib import Path

import pytest

from superday.bank import Bank, open_bank
from superday.bank.model import Case, Concept, Guide
from superday.findings import Outcome
from superday.rubric import grade_probe

REPLIES: dict[str, dict[str, dict[str, list[str]]]] = tomllib.loads(
    Path(__file__).with_name("probe_replies.toml").read_text()
)


@pytest.fixture(scope="module")
def shipped() -> Bank:
    return open_bank()


@pytest.mark.parametrize("question", REPLIES)
def test_a_right_reply_covers_its_point_and_a_wrong_one_does_not(shipped: Bank, question: str) -> None:
    item = shipped.get(question, "concept", "case", "guide")
    assert isinstance(item, Concept | Case | Guide)
    points = {point.id: point for point in item.points}
    judged = {
        (point, reply): (side == "right", grade_probe(points[point], reply).outcome)
        for point, sides in REPLIES[question].items()
        for side, replies in sides.items()
        for reply in replies
    }
    covered = {said: outcome is Outcome.COVERED for said, (_, outcome) in judged.items()}
    assert {said for said, (right, _) in judged.items() if covered[said] != right} == set()
    wrong_beliefs = {said for said, (right, _) in judged.items() if points[said[0]].kind == "trap" and not right}
    assert {said for said in wrong_beliefs if judged[said][1] is not Outcome.CONTRADICTED} == set()
