"""The matrix tells what the words show from what is claimed, and a check asks and never fills in."""

import re
from pathlib import Path

import pytest

from superday.bank import open_bank
from superday.bank.model import PrincipleItem
from superday.stories.checked import checked
from superday.stories.matrix import matrix
from superday.stories.model import Principle
from superday.stories.story import Story, read

EXAMPLES = Path(__file__).parents[2] / "examples/stories"
CLAIMS = """+++
principles = ["Ownership", "frugalty", "think-big"]
numbers = ["30 %", "12 nights of 90"]
+++

## Situation

Last year I was on the team that ran the nightly training, and on 12 nights of 90 it had failed.

## Actions

I am an owner and I always think big. That shows ownership.
"""


@pytest.fixture(scope="module")
def principles() -> list[Principle]:
    return [item.principle() for item in open_bank().of("principle") if isinstance(item, PrincipleItem)]


@pytest.fixture(scope="module")
def examples() -> list[Story]:
    return [read(path.stem, path.read_text(encoding="utf-8")) for path in sorted(EXAMPLES.glob("*.md"))]


def test_what_is_only_claimed_shows_nothing(principles: list[Principle]):
    found = matrix([read("claims", CLAIMS)], principles)
    row = found.rows["claims"]
    assert (row["think-big"].says, row["think-big"].strength) == ("only claimed", 0.0)
    assert row["ownership"].claimed and not row["ownership"].shows
    assert found.unknown == {"claims": (("frugalty", "frugality"),)}


def test_a_check_points_at_what_is_open_and_proposes_no_number(principles: list[Principle]):
    story = read("claims", CLAIMS)
    found = checked(story, principles, matrix([story], principles))
    assert not found.sound and found.untold == ("30 %",)
    assert {"result", "learned", "task"} <= {part.id for part in found.gaps}
    assert set(found.only_claimed) >= {"think-big", "ownership"}
    asked = " ".join([*(part.ask for part in found.gaps), *(flaw.ask for flaw in found.flaws)])
    assert not re.search(r"\d", asked)
    assert not {"no-result", "no-number", "no-task", "no-learning"} & {flaw.id for flaw in found.flaws}  # asked as gaps


def test_every_principle_has_its_cell_and_every_shown_one_its_sentence(
    examples: list[Story], principles: list[Principle]
):
    found = matrix(examples, principles)
    assert len(found.principles) == 16
    for story in examples:
        assert set(found.rows[story.id]) == {one.id for one in principles}
        for cell in found.rows[story.id].values():
            assert bool(cell.strength) == bool(cell.evidence)
            assert all(said in story.as_told for said in cell.evidence)


def test_the_sentence_says_how_many_cover_what_and_what_is_open(examples: list[Story], principles: list[Principle]):
    found = matrix(examples, principles)
    chosen = found.cover
    said = found.sentence()
    assert len(chosen.best) + len(chosen.open) == 16 and len(chosen.best) >= 13
    assert all(story in said for story in chosen.stories)
    assert all(one.title in said for one in principles if one.id in chosen.open)
    assert matrix([], principles).sentence() == "No story shows a principle yet."


def test_the_examples_show_most_of_what_they_claim_and_have_no_sure_flaw(
    examples: list[Story], principles: list[Principle]
):
    found = matrix(examples, principles)
    claimed = [cell for row in found.rows.values() for cell in row.values() if cell.claimed]
    assert sum(cell.shows for cell in claimed) >= 0.7 * len(claimed)
    for story in examples:
        assert [flaw.id for flaw in checked(story, principles, found).flaws if flaw.sure] == []
