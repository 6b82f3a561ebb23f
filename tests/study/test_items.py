"""What is remembered: every point, formula and pattern of the bank once, under a name that stays."""

from shelf import Shelf

from superday.bank.model import Case, Concept, DerivationItem, ProblemItem
from superday.study.items import items_in


def test_an_id_is_made_of_the_ids_of_the_bank(shelf: Shelf) -> None:
    ids = {item.id for item, _ in shelf.items}
    assert len(ids) == len(shelf.items)
    assert {"concept/sgd-vs-gd/unbiased", "formula/blr-posterior/precision", "formula/blr-posterior/mean"} <= ids
    assert {"pattern/kth-largest", "problem/kth-largest/quickselect", "derivation/blr-posterior/pseudo-data"} <= ids


def test_every_point_but_traps_and_every_step_of_a_derivation_is_an_item(shelf: Shelf) -> None:
    for kind in ("concept", "case", "derivation", "problem"):
        for of in shelf.bank.of(kind):
            assert isinstance(of, Concept | Case | DerivationItem | ProblemItem)
            parts = [item.part for item in items_in(of)]
            points = [point.id for point in of.points if point.kind != "trap"]
            steps = []
            if isinstance(of, DerivationItem):
                steps = [one.name for one in of.targets] + [one.id for one in of.checkpoints]
            assert sorted(parts) == sorted(points + steps + ([""] if kind == "problem" else []))


def test_what_the_candidate_alone_knows_is_no_item(shelf: Shelf) -> None:
    assert [item for kind in ("guide", "behavioural") for of in shelf.bank.of(kind) for item in items_in(of)] == []


def test_the_items_of_a_question_share_its_marks(shelf: Shelf) -> None:
    marks: dict[str, float] = {}
    for item, _ in shelf.items:
        assert 0 < item.share <= 1
        marks[item.question] = marks.get(item.question, 0.0) + item.share
    assert all(abs(total - 1) < 1e-9 for total in marks.values())


def test_an_item_says_what_is_asked_and_the_answer(shelf: Shelf) -> None:
    assert [item.id for item, _ in shelf.items if not (item.title and item.asks.strip() and item.answer.strip())] == []
    pattern, _ = shelf.item("pattern/kth-largest")
    assert "min-heap" in pattern.answer
    assert "heapq.heapreplace" in pattern.answer
