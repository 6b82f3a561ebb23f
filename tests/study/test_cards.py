"""Cards over the whole shipped bank: the same again, in turns, never telling, and right when the answer is typed."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import Shelf, point_of

from superday.study import cards, code, formula
from superday.study.card import BLANK, Card, spans
from superday.study.cloze import Cloze
from superday.study.question import Open, Question
from superday.study.spot import Spot

IGNORANT = ("", "I don't know", "no idea")


@pytest.fixture(scope="session")
def first(shelf: Shelf) -> list[Card]:
    """The first card of every kind of every item."""
    return [one for item, of in shelf.items for one in cards.firsts(item, of)]


def test_almost_every_item_has_a_card_and_most_have_two_kinds(shelf: Shelf, first: list[Card]) -> None:
    kinds: dict[str, set[str]] = {item.id: set() for item, _ in shelf.items}
    for one in first:
        kinds[one.item].add(one.kind)
    assert sum(not has for has in kinds.values()) <= 0.03 * len(kinds)
    assert sum(len(has) > 1 for has in kinds.values()) >= 0.75 * len(kinds)


def test_no_card_gives_its_answer_away(first: list[Card]) -> None:
    told = []
    for one in first:
        if isinstance(one, Question):
            named = spans(one.prompt, one.probe.accept) and not leaves_a_choice(one)
            told += [one] if named and repeated(one) == "right" else []
        elif isinstance(one, Cloze):
            told += [one] if repeated(one) == "right" else []
        elif isinstance(one, Spot):
            point = next(point for point in one.rubric.points if point.id == one.point)
            told += [one] if point.says in one.prompt else []
        elif isinstance(one, formula.Formula | formula.Whole | formula.Repair | code.Code):
            told += [one] if one.answer in one.prompt else []
    assert [(one.item, one.kind) for one in told] == []


def test_every_item_has_a_title_and_what_is_said_of_a_formula_is_whole(shelf: Shelf, first: list[Card]) -> None:
    assert [item.id for item, _ in shelf.items if not item.title.strip()] == []
    steps = {item.id for item, of in shelf.items if item.part in {one.id for one in getattr(of, "checkpoints", [])}}
    asked = [one for one in first if one.item in steps and isinstance(one, formula.Formula | formula.Whole)]
    dangling = re.compile(r"\b(of|by|over|times|through|along|from|to|with|under|in|the|a|is)\.$", re.IGNORECASE)
    told = {one.item: one.prompt.split("\n\n")[1] for one in asked}
    assert told
    assert {id_: says for id_, says in told.items() if dangling.search(says) or not says.strip()} == {}
    assert told["formula/blr-evidence/marginal-covariance"] == (
        "The covariance of $y$ with the weights integrated out."
    )


def test_to_repeat_a_question_is_no_answer(first: list[Card]) -> None:
    narrow = [one for one in first if isinstance(one, Question) and not leaves_a_choice(one)][::5]
    some = [one for one in first if isinstance(one, Open)][::16]
    assert [one.item for one in (*narrow, *some) if repeated(one) == "right"] == []


def repeated(one: Card) -> str:
    return one.check(one.prompt.replace("?", ".")).outcome


def leaves_a_choice(one: Question) -> bool:
    """Whether the prompt names what is wrong as well, or figures and letters of which one is the answer."""
    offered = re.search(r"\bor\b|\bwhich of\b|\bthe two\b", one.prompt, re.IGNORECASE)
    short = min(len(answer) for answer in one.probe.accept) <= 4 or "nothing" in one.probe.accept
    return bool(offered or spans(one.prompt, one.probe.reject)) or short


def test_the_answer_is_right_and_what_is_rejected_is_wrong(first: list[Card]) -> None:
    off = []
    for one in first:
        if isinstance(one, Question):
            off += [one] if one.check(one.probe.accept[0]).outcome != "right" else []
            off += [one] if one.probe.reject and one.check(one.probe.reject[0]).outcome == "right" else []
        elif isinstance(one, Cloze):
            off += [one] if one.check(one.term).outcome != "right" or BLANK not in one.prompt else []
    assert [(one.item, one.kind) for one in off] == []


@settings(max_examples=10)
@given(data=st.data())
def test_the_wrong_statement_must_be_named_and_the_reason_shown(first: list[Card], data: st.DataObject) -> None:
    one = data.draw(st.sampled_from([card for card in first if isinstance(card, Spot)]))
    point = next(point for point in one.rubric.points if point.id == one.point)
    assert one.check(f"{one.wrong}, because {point.wordings[0]}").outcome != "wrong"
    assert one.check(f"{one.wrong}").outcome == "unsure"
    assert one.check(f"{one.wrong % 3 + 1}, because {point.says}").outcome == "wrong"
    assert one.statements[one.wrong - 1] in [trap.says for trap in one.rubric.points if trap.kind == "trap"]


def test_most_reasons_in_the_words_of_the_bank_are_seen(first: list[Card]) -> None:
    spots = [one for one in first if isinstance(one, Spot)][::10]
    says = [next(point.says for point in one.rubric.points if point.id == one.point) for one in spots]
    right = sum(one.check(f"{one.wrong}. {said}").outcome == "right" for one, said in zip(spots, says, strict=True))
    assert right >= 0.8 * len(spots)


@settings(max_examples=40)
@given(data=st.data(), seed=st.integers(0, 50))
def test_a_card_is_the_same_again_and_kinds_alternate(shelf: Shelf, data: st.DataObject, seed: int) -> None:
    item, of = data.draw(st.sampled_from(shelf.items))
    one, following = cards.card(item, of, seed), cards.card(item, of, seed + 1)
    assert cards.card(item, of, seed) == one
    kinds = cards.kinds(item, of)
    assert (one is None) == (not kinds)
    if one is None or following is None:
        return
    assert one.item == item.id
    assert one.kind == kinds[seed % len(kinds)]
    assert len(kinds) == 1 or one.kind != following.kind
    assert 0 < one.worth <= 1


@settings(max_examples=40)
@given(data=st.data(), seed=st.integers(0, 50))
def test_later_cards_do_not_tell_either(shelf: Shelf, data: st.DataObject, seed: int) -> None:
    item, of = data.draw(st.sampled_from(shelf.items))
    one = cards.card(item, of, seed)
    if isinstance(one, Cloze):
        assert one.check(one.prompt).outcome != "right"
        assert one.check(one.term).outcome == "right"
    point = point_of(item, of)
    if isinstance(one, Spot) and point:
        assert point.says not in one.prompt


@pytest.mark.parametrize("typed", IGNORANT)
def test_knowing_nothing_is_wrong(first: list[Card], typed: str) -> None:
    asked = [one for one in first if isinstance(one, Question | Open | Cloze | Spot)]
    assert [one.item for one in asked if cards.check(one, typed).outcome != "wrong"] == []


def of_kind(shelf: Shelf, item: str, kind: str, turn: int = 0) -> Card:
    of_item, of = shelf.item(item)
    kinds = cards.kinds(of_item, of)
    one = cards.card(of_item, of, kinds.index(kind) + turn * len(kinds))  # type: ignore[arg-type]
    assert one is not None
    return one


@pytest.mark.parametrize("kind", ["formula", "whole", "spot"])
def test_a_formula_counts_by_its_value(shelf: Shelf, kind: str) -> None:
    one = of_kind(shelf, "formula/blr-posterior/cov", kind)
    assert isinstance(one, formula.Formula | formula.Whole | formula.Repair)
    assert one.check(one.answer).outcome == "right"
    assert one.check(f"({one.answer}) + 0 * 1").outcome == "right"
    wrong = one.check(f"2 * ({one.answer})")
    assert wrong.outcome == "wrong" and formula.ANSWER not in wrong.note


def test_a_formula_that_cannot_be_read_is_not_called_wrong(shelf: Shelf) -> None:
    one = of_kind(shelf, "formula/blr-posterior/cov", "whole")
    for typed in (r"\frac{1}{2}", "inv(X", "inv(X)\ncov = 1", "nobody @ knows"):
        assert one.check(typed).outcome == "unsure"
    assert one.check("").outcome == "wrong"
    assert one.check("I don't know").outcome == "wrong"
    assert one.check("cov = inv(X.T @ X / s2 + inv(S0))").outcome == "right"


def test_a_usual_mistake_is_not_taken_for_its_own_repair(shelf: Shelf) -> None:
    one = of_kind(shelf, "formula/blr-posterior/mean", "spot")
    _, of = shelf.item("formula/blr-posterior/mean")
    turn = next(turn for turn in of.wrong_turns if turn.expr in one.prompt)  # type: ignore[union-attr]
    assert one.check(turn.expr).outcome == "wrong"


def test_every_formula_that_is_asked_for_can_be_typeset_as_it_is_typed(first: list[Card]) -> None:
    asked = [one for one in first if isinstance(one, formula.FormulaCard)]
    told = {one.item: one.typeset(one.answer) for one in asked}
    assert len(asked) > 400
    assert [item for item, lines in told.items() if [bool(line.latex) for line in lines] != [True]] == []
    assert [one.item for one in asked if one.typeset("") or one.typeset("inv(")[0].latex] == []


def test_pass_is_no_answer_but_where_the_gap_is_a_pass() -> None:
    a, another = (
        Cloze(item="x", seed=0, prompt=f"one {BLANK}", sentence=f"one {BLANK}", term=term, synonyms=[], near=[term])
        for term in ("pass", "epoch")
    )
    assert [one.check("Pass").outcome for one in (a, another)] == ["right", "wrong"]


def test_missing_code_is_what_passes_the_tests(shelf: Shelf) -> None:
    one = of_kind(shelf, "pattern/kth-largest", "code")
    assert isinstance(one, code.Code)
    assert one.check(one.answer).outcome == "right"
    assert one.check("number >= largest[0]").outcome == "right"
    assert one.check("if number > largest[0]:").outcome == "right"
    assert one.check("number < largest[0]").outcome == "wrong"
    assert one.check("number >").outcome == "unsure"
    assert one.check("").outcome == "wrong"


@pytest.mark.parametrize(
    ("item", "worth"),
    [
        ("concept/bias-variance/diagnosis", 0.5),
        ("concept/distillation/data-unlabelled", 0.5),
        ("concept/self-attention/weighted-average", 1),
    ],
)
def test_a_question_that_can_be_guessed_says_less(shelf: Shelf, item: str, worth: float) -> None:
    assert of_kind(shelf, item, "question").worth == worth
