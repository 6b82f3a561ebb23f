"""Cards of the person's own: what counts as their answer, and what they are worth beside the bank."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import Shelf

from superday.study.cards import card
from superday.study.items import items_of
from superday.study.leech import Leech, remedy
from superday.study.own import MOST_OF_BANK, OwnCard, asked, weights
from superday.study.reviews import of_card
from superday.study.weights import weights as of_loop


def own(front: str, back: str, **more: object) -> OwnCard:
    return OwnCard("g", "ML::Deep_nets", front, back, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("back", "typed", "outcome"),
    [
        ("The kernel trick", "kernel tricks", "right"),
        ("The kernel trick", "It's the kernel trick.", "right"),
        ("**dropout**", "Dropout", "right"),
        ("biased", "not biased", "unsure"),
        ("biased", "unbiased", "unsure"),
        ("median", "mean or median", "unsure"),
        ("0.5", ".5", "right"),
        ("-1", "1", "unsure"),
        ("yes", "no", "wrong"),
        ("x^2", "x2", "unsure"),
        ("L1", "L2", "unsure"),
        ("no", "No.", "right"),
        ("no", "I don't know", "wrong"),
        ("both", "something", "unsure"),
        ("both", "Both.", "right"),
        ("The kernel trick", "no idea", "wrong"),
        ("$\\sigma^2$", "\\sigma^2", "unsure"),
        ("A sentence that says much more than anybody types by heart", "A sentence", "unsure"),
    ],
)
def test_only_the_backs_own_few_words_are_an_answer_that_was_checked(back: str, typed: str, outcome: str) -> None:
    assert asked(own("What?", back), 0).check(typed).outcome == outcome


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_checked_as_right_says_the_words_of_the_back(back: str, typed: str) -> None:
    checked = asked(own("What?", back or "x"), 0).check(typed)
    assert checked.expected == (back or "x")
    if checked.outcome == "right":
        letters = [{c for c in text.casefold() if c.isdigit()} for text in (back, typed)]
        assert letters[0] == letters[1] or float(back) == float(typed)


def test_what_can_be_guessed_or_has_a_cue_says_less() -> None:
    assert asked(own("Is it convex?", "yes"), 0).worth == 0.5
    assert asked(own("Bias or variance?", "variance"), 0).worth == 0.5
    assert asked(own("_____ zeroes units", "**Dropout** zeroes units", gap="Dropout"), 0).worth == 0.8
    assert asked(own("Which trick?", "the kernel trick"), 0).worth == 1.0
    review = of_card("own/g", "unsure", 1.0, datetime.now(UTC), own=True)
    assert review is not None and review.weight == 0.3  # a self-mark


def test_a_card_is_asked_as_any_other(shelf: Shelf) -> None:
    mine = own("What?", "That")
    shown = card(mine.item, mine, 3)
    assert shown is not None
    assert (shown.item, shown.kind, shown.prompt) == ("own/g", "own", "**ML::Deep\\_nets**\n\nWhat?")
    assert remedy(Leech("own/g", 4), mine.item, mine).parts == []


PLANS = st.sampled_from(["must", "should", "could", "none"])


@pytest.fixture(scope="module")
def loop_weights(shelf: Shelf) -> dict[str, float]:
    return of_loop(shelf.loop("as-super-day"), shelf.bank)


@settings(max_examples=25)
@given(data=st.data())
def test_own_cards_never_outweigh_the_bank(shelf: Shelf, loop_weights: dict[str, float], data: st.DataObject) -> None:
    items = {item.id: item for item, _ in shelf.items}
    questions = sorted({item.question for item in items.values()})[:5]
    near = st.dictionaries(st.sampled_from([*questions, "gone"]), st.floats(0.05, 1), max_size=3).map(
        lambda found: {name: sure / max(1.0, sum(found.values())) for name, sure in found.items()}
    )
    copies = data.draw(st.sampled_from([1, 3, 400]))
    drawn = data.draw(st.lists(st.tuples(near, PLANS), max_size=6))
    cards = [
        OwnCard(f"{n}-{copy}", "D", "f", "b", plan=plan, near=of)
        for n, (of, plan) in enumerate(drawn)
        for copy in range(copies)
    ]
    found = weights(cards, loop_weights, items)
    assert sum(found.values()) <= MOST_OF_BANK * sum(loop_weights.values()) * (1 + 1e-9)
    assert found.keys().isdisjoint(one.id for one in cards if one.plan == "none")
    for question in questions:
        whole = sum(weight for name, weight in loop_weights.items() if items[name].question == question)
        certain = [one.id for one in cards if one.near == {question: 1.0}]
        assert sum(found.get(name, 0.0) for name in certain) <= whole * (1 + 1e-9)


def test_a_card_is_worth_a_point_of_its_question_or_what_the_person_says(
    shelf: Shelf, loop_weights: dict[str, float]
) -> None:
    items = {item.id: item for item in items_of(shelf.bank)}
    points = [weight for name, weight in loop_weights.items() if items[name].question == "sgd-vs-gd"]
    usual = sum(loop_weights.values()) / len(loop_weights)
    cards = [
        OwnCard("about", "D", "f", "b", near={"sgd-vs-gd": 1.0}),
        OwnCard("perhaps", "D", "f", "b", near={"sgd-vs-gd": 0.5}),
        *(OwnCard(plan, "D", "f", "b", plan=plan) for plan in ("must", "should", "could", "none")),  # type: ignore[arg-type]
        OwnCard("elsewhere", "D", "f", "b", near={"not-in-the-bank": 1.0}),
    ]
    found = weights(cards, loop_weights, items)
    point = sum(points) / len(points)
    assert found == {
        "own/about": pytest.approx(point),
        "own/perhaps": pytest.approx(0.5 * point + 0.5 * 0.25 * usual),
        "own/must": pytest.approx(usual),
        "own/should": pytest.approx(usual / 2),
        "own/could": pytest.approx(usual / 4),
    }
    assert weights(cards, {}, items) == {}
