"""What a second reader is worth, and what it can spoil, on the statements that no rule was made for.

The figures are in docs/language-model.md; ``python -m pytest -s`` on this file prints them.
"""

from collections import Counter

import pytest
from heldout import STATEMENTS

from superday.bank import open_bank
from superday.bank.model import Graded
from superday.language.asking import Judgement
from superday.language.weighing import weigh
from superday.rubric import grade

RIGHT = {"covered": "covered", "not": "missing", "trap": "contradicted", "denied": "missing"}
WRONG = {"covered": "missing", "not": "covered", "trap": "missing", "denied": "contradicted"}
SHOWN = ("covered", "partial")


@pytest.fixture(scope="module")
def figures() -> dict[str, Counter[str]]:
    """How often, by label, the point or the trap is found: by the words alone, and with each of two readers."""
    counts: dict[str, Counter[str]] = {"words": Counter(), "always right": Counter(), "always wrong": Counter()}
    bank = open_bank()
    for question, point, label, said in STATEMENTS:
        item = bank.get(question)
        assert isinstance(item, Graded)
        alone = grade(item.rubric(), said)
        for name, labels in (("words", None), ("always right", RIGHT), ("always wrong", WRONG)):
            judged = [Judgement(point, labels[label], said)] if labels else []  # type: ignore[arg-type]
            found = next(one for one in weigh(item.rubric(), said, alone, judged) if one.point == point)
            counts[name][label] += found.outcome in (("contradicted",) if label in ("trap", "denied") else SHOWN)
    print({name: dict(count) for name, count in counts.items()})
    return counts


def test_a_reader_who_is_always_right_helps_with_everything(figures):
    words, right = figures["words"], figures["always right"]
    assert right["covered"] > words["covered"]
    assert right["not"] == 0
    assert right["trap"] > words["trap"]
    assert right["denied"] <= words["denied"]


def test_a_reader_who_is_always_wrong_gives_hardly_anything_away(figures):
    words, wrong = figures["words"], figures["always wrong"]
    assert wrong["not"] <= words["not"] + 2
    assert wrong["trap"] == words["trap"]
    assert wrong["denied"] <= words["denied"] + 3
