"""Leeches: items failed on many days, told from the reviews alone, and what is offered instead of more of the same."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from shelf import Shelf

from superday.study.leech import FAILURES, Leech, leeches, remedy
from superday.study.reviews import Review

AT = datetime(2027, 3, 1, 18, tzinfo=UTC)
REVIEWS = st.builds(
    Review,
    item=st.sampled_from(["a", "b", "c"]),
    at=st.integers(0, 1000).map(lambda hours: AT + timedelta(hours=hours)),
    grade=st.sampled_from([1, 1, 3]),
    weight=st.sampled_from([0.3, 1.0]),
    trap=st.sampled_from(["", "t", "u"]),
)


def day(number: int, grade: int, weight: float = 1.0, trap: str = "") -> Review:
    return Review("a", AT + timedelta(days=number), grade, weight, trap)  # type: ignore[arg-type]


@given(log=st.lists(REVIEWS, max_size=40), data=st.data())
def test_leeches_do_not_depend_on_the_order_of_reviews(log: list[Review], data: st.DataObject) -> None:
    found = leeches(log)
    assert leeches(data.draw(st.permutations(log))) == found
    assert all(one.failures >= FAILURES for one in found)


def test_an_item_failed_on_many_days_is_a_leech_until_it_is_known_again() -> None:
    failed = [day(number, 1) for number in range(FAILURES)]
    assert leeches(failed[1:]) == []
    assert leeches(failed) == [Leech("a", FAILURES)]
    assert leeches([*failed, day(20, 3)]) == [Leech("a", FAILURES)]
    assert leeches([*failed, day(20, 3), day(30, 3)]) == []


def test_failures_of_one_day_are_one_and_those_that_say_little_none() -> None:
    assert leeches([day(1, 1) for _ in range(3 * FAILURES)]) == []
    assert leeches([day(number, 1, 0.3) for number in range(3 * FAILURES)]) == []


def test_the_belief_that_was_stated_most_often_is_named() -> None:
    log = [day(number, 1, trap=trap) for number, trap in enumerate(["t", "u", "u", "", "t", "u"])]
    assert leeches(log) == [Leech("a", 6, "u")]


def test_a_leech_is_explained_and_split_into_its_terms(shelf: Shelf) -> None:
    item, of = shelf.item("concept/sgd-vs-gd/step-decay")
    offered = remedy(Leech(item.id, FAILURES, "always-descends"), item, of)
    assert item.answer in offered.explains
    assert "Not so: SGD is guaranteed to lower the loss" in offered.explains
    assert len({part.term for part in offered.parts}) == len(offered.parts) > 1  # type: ignore[attr-defined]


@given(data=st.data())
def test_every_item_has_a_remedy(shelf: Shelf, data: st.DataObject) -> None:
    item, of = data.draw(st.sampled_from(shelf.items))
    offered = remedy(Leech(item.id, FAILURES), item, of)
    assert item.answer in offered.explains
    assert len(offered.parts) != 1
