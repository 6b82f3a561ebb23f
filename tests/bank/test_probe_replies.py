"""A narrow question takes a natural reply for what it is, in whatever words people put it."""

import tomllib
from pathlib import Path

import pytest

from superday.bank import Bank, open_bank
from superday.bank.model import Concept
from superday.findings import Outcome
from superday.rubric import grade_probe

REPLIES: dict[str, dict[str, dict[str, list[str]]]] = tomllib.loads(
    Path(__file__).with_name("probe_replies.toml").read_text()
)


@pytest.fixture(scope="module")
def shipped() -> Bank:
    return open_bank()


@pytest.mark.parametrize("concept", REPLIES)
def test_a_right_reply_covers_its_point_and_a_wrong_one_does_not(shipped: Bank, concept: str) -> None:
    item = shipped.get(concept, "concept")
    assert isinstance(item, Concept)
    points = {point.id: point for point in item.points}
    judged = {
        (point, reply): (side == "right", grade_probe(points[point], reply).outcome is Outcome.COVERED)
        for point, sides in REPLIES[concept].items()
        for side, replies in sides.items()
        for reply in replies
    }
    assert {reply: covered for reply, (right, covered) in judged.items() if covered != right} == {}
