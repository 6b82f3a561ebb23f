"""What an answer earns, and what it does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judged import ATTENTION, HELD_OUT, KNN, MEMORY, REGULARISATION, SEEN, SGD, TESTING

from superday.findings import Outcome, Source
from superday.rubric import grade, grade_follow_up, grade_what_if, score
from superday.rubric.model import Rubric, WhatIf

RUBRICS = [SGD, REGULARISATION, KNN, MEMORY, ATTENTION, TESTING]
STRONG = (
    "So every weight gets pulled toward zero a bit, though none of them exactly to zero. I accept a little bias and "
    "the variance of the fit goes down, so I overfit less."
)


def value(rubric: Rubric, answer: str) -> float:
    return score(rubric.points, grade(rubric, answer)).value


def outcomes(rubric: Rubric, answer: str) -> dict[str, Outcome]:
    return {f.point: f.outcome for f in grade(rubric, answer)}


@pytest.mark.parametrize("rubric", RUBRICS, ids=lambda r: r.points[0].id)
@pytest.mark.parametrize(
    "nothing",
    ["", "  \n ", "...", "I don't know.", "Sorry, I have no idea.", "Hmm, pass.", "I can't remember that one"],
)
def test_silence_and_ignorance_score_zero(rubric: Rubric, nothing: str):
    assert value(rubric, nothing) == 0
    assert all(f.outcome is Outcome.MISSING and f.confidence > 0.9 for f in grade(rubric, nothing))


@pytest.mark.parametrize("rubric", RUBRICS, ids=lambda r: r.points[0].id)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_the_question_repeated_in_any_order_scores_zero(rubric: Rubric, data: st.DataObject):
    shuffled = data.draw(st.permutations(rubric.question.split()))
    assert value(rubric, " ".join(shuffled)) == 0


@pytest.mark.parametrize("rubric", RUBRICS, ids=lambda r: r.points[0].id)
@pytest.mark.parametrize("between", [", ", "\n", "; ", "\n- ", ". ", " "])
def test_a_list_of_every_key_term_scores_zero(rubric: Rubric, between: str):
    terms = [term for p in rubric.points if p.kind != "trap" for group in p.terms for term in group]
    assert value(rubric, between.join(terms)) == 0


@given(copies=st.integers(2, 6))
@settings(max_examples=5, deadline=None)
def test_repeating_oneself_gains_nothing(copies: int):
    assert value(REGULARISATION, " ".join([STRONG] * copies)) <= value(REGULARISATION, STRONG)


@pytest.mark.parametrize("rubric", RUBRICS, ids=lambda r: r.points[0].id)
def test_padding_with_the_question_or_another_topic_gains_nothing(rubric: Rubric):
    others = [a for r, _, a, label in SEEN + HELD_OUT if r is not rubric and r is not MEMORY and label == "shown"]
    padding = " ".join(others[:6])
    assert value(rubric, f"{padding} {rubric.question}") <= 0.1


def test_a_strong_answer_is_strong_and_quotes_the_candidate_verbatim():
    findings = grade(REGULARISATION, STRONG)
    assert score(REGULARISATION.points, findings).band == "strong"
    quoted = [f.evidence for f in findings if f.evidence]
    assert quoted
    assert all(STRONG[e.start : e.end] == e.quote for e in quoted)


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_is_graded_with_one_finding_a_point_and_verbatim_quotes(answer: str):
    findings = grade(ATTENTION, answer)
    assert [f.point for f in findings] == [p.id for p in ATTENTION.points]
    assert all(0 <= f.confidence <= 1 for f in findings)
    assert all(answer[f.evidence.start : f.evidence.end] == f.evidence.quote for f in findings if f.evidence)


def test_a_stated_trap_contradicts_the_point_that_it_refutes():
    found = outcomes(REGULARISATION, "Ridge sets a lot of the coefficients exactly to zero so you get a sparse model.")
    assert found["sparse"] is Outcome.CONTRADICTED
    assert found["shrinks"] is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    "denial",
    [
        "People think the mini-batch gradient is biased, but it isn't.",
        "The mini-batch gradient is not a biased estimate.",
        "It's a myth that the mini-batch gradient is a biased estimate.",
        "You might say that the gradient estimate is biased. That's wrong.",
        "The gradient is never biased by taking few samples.",
    ],
)
def test_a_trap_denied_is_no_trap(denial: str):
    assert outcomes(SGD, denial)["biased"] is Outcome.MISSING


@pytest.mark.parametrize(
    "denial",
    [
        "The mini-batch gradient is not an unbiased estimate of the true gradient.",
        "The gradient isn't unbiased.",
        "It is never an unbiased estimator of the true gradient.",
    ],
)
def test_a_point_denied_is_not_shown(denial: str):
    assert outcomes(SGD, denial)["unbiased"] is not Outcome.COVERED


@pytest.mark.parametrize(
    "spelled", ["1.6 GB", "1,600 MB", "1600 megabytes", "1.6e9 bytes", "one point six, so 1.6 gigabytes"]
)
def test_a_figure_counts_in_any_unit_that_converts(spelled: str):
    assert outcomes(MEMORY, f"The table takes {spelled} of memory.")["table"] is Outcome.COVERED


@pytest.mark.parametrize(
    "spelled", ["40 million users", "forty million users", "40M users", "4e7 users", "40,000,000 users"]
)
def test_a_figure_counts_however_it_is_spelled(spelled: str):
    assert outcomes(MEMORY, f"They have {spelled} in a month.")["traffic"] is Outcome.COVERED


@pytest.mark.parametrize("spelled", ["16 GB", "1.6 million", "1.6 TB", "a lot of GB", "2.4 GB"])
def test_a_wrong_figure_or_a_wrong_unit_does_not_count(spelled: str):
    assert outcomes(MEMORY, f"The table takes {spelled} of memory.")["table"] is Outcome.MISSING


def test_a_follow_up_is_graded_on_its_point_alone():
    finding = grade_follow_up(
        KNN, "validate", "By cross-validation, I'd say, and I keep the one with the lowest error."
    )
    assert (finding.point, finding.outcome, finding.source) == ("validate", Outcome.COVERED, Source.LEXICAL)


def test_a_follow_up_that_states_the_trap_contradicts_the_point():
    finding = grade_follow_up(KNN, "small-k", "A small k makes the decision boundary smoother.")
    assert finding.outcome is Outcome.CONTRADICTED


def test_a_follow_up_on_no_point_is_refused():
    with pytest.raises(KeyError):
        grade_follow_up(KNN, "no-such-point", "anything")


WHAT_IF = WhatIf(
    id="batch-doubles",
    ask="What if I double the batch size: what happens to the gradient's noise?",
    says="The variance halves.",
    wordings=["variance goes down by a factor of two", "noise shrinks like one over root of the batch"],
    terms=[["halves", "half", "factor of two", "one over b"], ["variance", "noise"]],
)


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        ("The variance is cut in half.", Outcome.COVERED),
        ("I'd need a larger GPU.", Outcome.MISSING),
        ("No idea.", Outcome.MISSING),
        ("What happens to the gradient's noise if I double the batch size?", Outcome.MISSING),
    ],
)
def test_a_what_if_is_graded_on_a_point_of_its_own(reply: str, outcome: Outcome):
    finding = grade_what_if(WHAT_IF, reply)
    assert (finding.point, finding.outcome) == ("batch-doubles", outcome)
