"""Findings, verdicts and cards become reviews: one an item at most, in any order, and none from what is unclear."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import Shelf

from superday.bank.model import Behavioural, Concept, DerivationItem, ProblemItem
from superday.findings import Finding, Outcome, Source
from superday.judge import model as judged
from superday.loop.state import Asked, Turn
from superday.maths.model import Derived, Step
from superday.study.items import items_in
from superday.study.reviews import (
    Review,
    combined,
    daily,
    of_asked,
    of_card,
    of_derived,
    of_finding,
    of_findings,
    of_verdict,
)

AT = datetime(2027, 3, 1, 18, tzinfo=UTC)
FINDINGS = st.builds(
    Finding,
    point=st.sampled_from(["unbiased", "step-decay", "always-descends", "biased-direction", "not-there", "code"]),
    outcome=st.sampled_from(list(Outcome)),
    confidence=st.floats(0, 1),
    source=st.sampled_from(list(Source)),
)
REVIEWS = st.builds(
    Review,
    item=st.sampled_from(["a", "b"]),
    at=st.integers(0, 200).map(lambda hours: AT + timedelta(hours=hours)),
    grade=st.sampled_from([1, 2, 3]),
    weight=st.floats(0.01, 1),
    trap=st.sampled_from(["", "t", "u"]),
)


def concept(shelf: Shelf) -> Concept:
    of = shelf.question("sgd-vs-gd")
    assert isinstance(of, Concept)
    return of


def found(outcome: Outcome, point: str = "unbiased", source: Source = Source.LEXICAL) -> Finding:
    return Finding(point, outcome, 0.9, source)


@given(one=FINDINGS, asked_for=st.booleans())
def test_a_finding_is_one_review_of_an_item_of_its_question_or_none(
    shelf: Shelf, one: Finding, asked_for: bool
) -> None:
    review = of_finding(concept(shelf), one, AT, asked_for)
    assert of_finding(concept(shelf), one, AT, asked_for) == review
    if review is not None:
        assert review.item in {item.id for item in items_in(concept(shelf))}
        assert 0 < review.weight <= 1
        assert review.grade in (1, 2, 3)
    if one.outcome is Outcome.UNCLEAR or one.source is Source.STORY or one.point in ("not-there", "code"):
        assert review is None


@given(several=st.lists(FINDINGS, max_size=8), data=st.data())
def test_the_findings_of_an_answer_are_one_review_an_item_in_any_order(
    shelf: Shelf, several: list[Finding], data: st.DataObject
) -> None:
    reviews = of_findings(concept(shelf), several, AT)
    assert len({one.item for one in reviews}) == len(reviews)
    assert of_findings(concept(shelf), data.draw(st.permutations(several)), AT) == reviews


def test_what_was_said_is_good_half_said_is_hard_and_contradicted_is_again(shelf: Shelf) -> None:
    grades = {outcome: of_finding(concept(shelf), found(outcome), AT) for outcome in Outcome}
    assert {outcome: review and review.grade for outcome, review in grades.items()} == {
        Outcome.COVERED: 3,
        Outcome.PARTIAL: 2,
        Outcome.MISSING: 1,
        Outcome.CONTRADICTED: 1,
        Outcome.UNCLEAR: None,
    }


def test_a_probe_and_a_self_mark_and_what_was_left_out_count_less(shelf: Shelf) -> None:
    def weight(outcome: Outcome, source: Source, asked_for: bool = False) -> float:
        review = of_finding(concept(shelf), found(outcome, source=source), AT, asked_for)
        assert review is not None
        return review.weight

    said = weight(Outcome.COVERED, Source.LEXICAL)
    assert weight(Outcome.COVERED, Source.SELF) < weight(Outcome.COVERED, Source.PROBE) < said
    assert weight(Outcome.MISSING, Source.LEXICAL) < weight(Outcome.MISSING, Source.LEXICAL, asked_for=True)


def test_a_stated_trap_fails_the_point_that_it_refutes_and_is_remembered(shelf: Shelf) -> None:
    stated = [found(Outcome.COVERED), found(Outcome.CONTRADICTED, "biased-direction")]
    (review,) = of_findings(concept(shelf), stated, AT)
    assert (review.item, review.grade, review.trap) == ("concept/sgd-vs-gd/unbiased", 1, "biased-direction")


def asked(*turns: Turn, **more: object) -> Asked:
    return Asked("sgd-vs-gd", 0, list(turns), 0.0, **more)  # type: ignore[arg-type]


def test_what_came_only_when_asked_again_is_hard(shelf: Shelf) -> None:
    left_out = Turn("main", "?", answer="x", findings=[found(Outcome.MISSING), found(Outcome.COVERED, "rates")])
    cued = Turn(
        "follow-up",
        "?",
        points=["unbiased"],
        answer="y",
        findings=[found(Outcome.COVERED), found(Outcome.MISSING, "rates")],
    )
    grades = {one.item.rpartition("/")[2]: one.grade for one in of_asked(concept(shelf), asked(left_out, cued), AT)}
    assert grades == {"unbiased": 2, "rates": 3}


def test_what_was_not_known_when_asked_weighs_more_than_what_was_left_out(shelf: Shelf) -> None:
    left_out = Turn("main", "?", answer="x", findings=[found(Outcome.MISSING)])
    lost = Turn("follow-up", "?", points=["unbiased"], answer="y", findings=[found(Outcome.MISSING)])
    (once,) = of_asked(concept(shelf), asked(left_out), AT)
    (twice,) = of_asked(concept(shelf), asked(left_out, lost), AT)
    assert (once.grade, twice.grade) == (1, 1)
    assert twice.weight > once.weight


@pytest.mark.parametrize("went", [{"skipped": True}, {"failed": "no sandbox"}])
def test_a_question_that_was_skipped_or_not_assessed_says_nothing(shelf: Shelf, went: dict[str, object]) -> None:
    turn = Turn("main", "?", answer="x", findings=[found(Outcome.MISSING)])
    assert of_asked(concept(shelf), asked(turn, **went), AT) == []


def test_the_clock_forgets_nothing_for_anybody(shelf: Shelf) -> None:
    cut = Turn(
        "main", "?", answer="x", complete=False, findings=[found(Outcome.MISSING), found(Outcome.COVERED, "rates")]
    )
    assert [one.item for one in of_asked(concept(shelf), asked(cut), AT)] == ["concept/sgd-vs-gd/rates"]


def test_a_story_is_no_memory(shelf: Shelf) -> None:
    story = shelf.bank.of("behavioural")[0]
    assert isinstance(story, Behavioural)
    assert of_findings(story, [found(Outcome.COVERED, "situation", Source.STORY)], AT) == []


def verdict(outcome: str, passed: int = 0, total: int = 10, growth: judged.Costs | None = None) -> judged.Verdict:
    return judged.Verdict("kth-largest", outcome, "", judged.Tests(passed, total), growth=growth)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        (verdict("accepted", 10), 3),
        (verdict("accepted", 10, growth=judged.Costs(judged.Measured("n^2", 0.9, "n", True, []))), 2),
        (verdict("wrong-answer", 7), 2),
        (verdict("wrong-answer", 2), 1),
        (verdict("runtime-error", 8), 2),
        (verdict("time-limit", 9), 1),
        (verdict("memory-limit", 9), 1),
        (verdict("forbidden"), 1),
        (verdict("invalid-submission"), None),
        (verdict("judge-error"), None),
    ],
)
def test_a_verdict_grades_the_pattern(shelf: Shelf, said: judged.Verdict, grade: int | None) -> None:
    of = shelf.question("kth-largest")
    assert isinstance(of, ProblemItem)
    review = of_verdict(of, said, AT)
    assert (review and review.grade) == grade
    assert review is None or review.item == "pattern/kth-largest"


def derived(*steps: tuple[str, Outcome], shows: list[str], wrong: int | None = None) -> Derived:
    lines = [Step(n, "x", True, "", 0, target, outcome) for n, (target, outcome) in enumerate(steps, 2)]
    return Derived("blr-posterior", True, wrong, [Step(1, "L", True, "", shows=shows), *lines])


def of_formulas(shelf: Shelf, one: Derived) -> dict[str, int]:
    of = shelf.question("blr-posterior")
    assert isinstance(of, DerivationItem)
    return {review.item.rpartition("/")[2]: review.grade for review in of_derived(of, one, AT)}


def test_a_derivation_grades_its_formulas_and_another_way_to_the_end_misses_nothing(shelf: Shelf) -> None:
    arrived = derived(("mean", Outcome.COVERED), ("cov", Outcome.COVERED), shows=["precision"])
    assert of_formulas(shelf, arrived) == {"mean": 3, "cov": 3, "precision": 3}
    lost = derived(("mean", Outcome.CONTRADICTED), shows=["precision"], wrong=2)
    assert of_formulas(shelf, lost) == {"mean": 1, "cov": 1, "precision": 3, "linear-term": 1}


@given(
    worth=st.floats(0.05, 1),
    outcome=st.sampled_from(["right", "wrong", "unsure"]),
    own=st.sampled_from([True, False, None]),
)
def test_a_card_is_one_review_and_what_the_person_decides_counts_less(
    worth: float, outcome: str, own: bool | None
) -> None:
    review = of_card("a", outcome, worth, AT, own)  # type: ignore[arg-type]
    if outcome == "unsure" and own is None:
        assert review is None
        return
    assert review is not None
    known = outcome == "right" if outcome != "unsure" else own
    assert review.grade == (3 if known else 1)
    assert review.weight == worth if outcome != "unsure" else review.weight < worth


@given(log=st.lists(REVIEWS, max_size=12), data=st.data())
def test_a_day_is_one_review_an_item_in_any_order_and_again_the_same(log: list[Review], data: st.DataObject) -> None:
    kept = daily(log)
    assert daily(data.draw(st.permutations(log))) == kept
    assert daily(kept) == kept
    assert set(kept) <= set(log)
    days = [(one.item, one.at.date()) for one in kept]
    assert len(set(days)) == len(days)
    assert set(days) == {(one.item, one.at.date()) for one in log}
    assert [one.at for one in kept] == sorted(one.at for one in kept)


@given(log=st.lists(REVIEWS, max_size=8), data=st.data())
def test_reviews_of_one_answer_combine_in_any_order(log: list[Review], data: st.DataObject) -> None:
    assert combined(data.draw(st.permutations(log))) == combined(log)


def test_the_first_look_of_a_day_counts_unless_it_says_little() -> None:
    def at(hour: int, grade: int, weight: float) -> Review:
        return Review("a", AT.replace(hour=hour), grade, weight)  # type: ignore[arg-type]

    failed, known = at(9, 1, 1.0), at(10, 3, 1.0)
    assert daily([failed, known]) == [failed]
    assert daily([at(9, 1, 0.3), known]) == [known]


def test_a_day_is_the_persons_own() -> None:
    home = timezone(timedelta(hours=-8))
    late, later = (Review("a", datetime(2027, 3, 1, hour, tzinfo=home), 3, 1.0) for hour in (15, 17))
    assert late.at.astimezone(UTC).date() != later.at.astimezone(UTC).date()
    assert daily([late, later]) == [late]
