"""Narrow questions, scores, what to ask next, and facts that come out only when asked for."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judged import REGULARISATION, SGD

from superday.bank import open_bank
from superday.bank.model import Case
from superday.findings import Finding, Outcome, Source
from superday.rubric import grade_probe, match_facts, merge, missed, prove, score
from superday.rubric.model import Example, Point, Probe, Rubric

BIASED = Point(
    id="unbiased",
    says="It is unbiased.",
    kind="must",
    probe=Probe("Is the gradient biased?", ["no", "unbiased"], ["yes", "biased"]),
)
SMALLER = Point(
    id="size",
    says="It is smaller.",
    probe=Probe(
        "By which factor does the standard deviation fall?", ["square root of two", "sqrt 2", "1.4"], ["two", "half"]
    ),
)
POINTS = [
    Point(id="a", says="a", kind="must", weight=2),
    Point(id="b", says="b", kind="must"),
    Point(id="c", says="c"),
    Point(id="d", says="d"),
    Point(id="wrong", says="w", kind="trap", refutes="c"),
]
RUBRIC = Rubric("Why?", POINTS)


def found(point: str, outcome: Outcome, source: Source = Source.LEXICAL, confidence: float = 0.9) -> Finding:
    return Finding(point, outcome, confidence, source)


ALL = [found(p, Outcome.COVERED) for p in "abcd"]


def test_a_must_that_words_cannot_tell_earns_nothing_and_caps_as_if_half_said():
    rest = [found(p, Outcome.COVERED) for p in "ac"]
    missing, unclear, half = (
        score(POINTS, [*rest, found("b", o)]) for o in (Outcome.MISSING, Outcome.UNCLEAR, Outcome.PARTIAL)
    )
    assert (missing.band, unclear.band, half.band) == ("mixed", "good", "good")
    assert unclear.value < half.value


@pytest.mark.parametrize("outcome", [Outcome.MISSING, Outcome.UNCLEAR])
def test_what_candidates_say_of_themselves_moves_no_band(outcome: Outcome):
    before = [*(found(p, Outcome.COVERED) for p in "acd"), found("b", outcome)]
    after = [*before, found("b", Outcome.COVERED, Source.SELF)]
    assert score(POINTS, before).band == score(POINTS, after).band


MARGIN = Point(
    id="margin",
    says="The SVM's loss is flat beyond the margin.",
    probe=Probe(
        "Which of the two gives a far point no gradient?", ["svm", "the svm can"], ["logistic regression", "both"]
    ),
)
GAPS = Point(
    id="gaps",
    says="They tell nothing.",
    probe=Probe("What do gaps between clusters of t-SNE tell?", ["nothing", "can't say"], ["how far apart they are"]),
)
DIGITS = Point(id="digits", says="Six.", probe=Probe("16 digits, 10 are lost: how many are left?", ["6"], ["10", "16"]))


@pytest.mark.parametrize(
    ("point", "reply", "outcome"),
    [
        (MARGIN, "The SVM, logistic regression never gets there.", Outcome.COVERED),
        (MARGIN, "The SVM can, logistic regression can't.", Outcome.COVERED),
        (GAPS, "You can't say from them.", Outcome.COVERED),
        (GAPS, "I don't know.", Outcome.MISSING),
        (MARGIN, "Logistic regression, the SVM has a hinge.", Outcome.CONTRADICTED),
        (DIGITS, "6, 10.", Outcome.UNCLEAR),
        (DIGITS, "16 minus 10, so 6.", Outcome.COVERED),
        (DIGITS, "6 of the 16, that's 10.", Outcome.CONTRADICTED),
    ],
)
def test_of_two_answers_the_one_that_stands_alone_in_its_clause_is_the_reply(
    point: Point, reply: str, outcome: Outcome
) -> None:
    assert grade_probe(point, reply).outcome is outcome


@pytest.mark.parametrize(
    "reply",
    [
        "no",
        "No.",
        "nope",
        "it is not",
        "it isn't biased",
        "No, it's unbiased",
        "not biased",
        "unbiased",
        "Never",
        "I'd say no",
        "Well, I think no.",
        "I would say that it isn't",
        "I think not.",
        "so no",
    ],
)
def test_every_way_of_saying_no_is_one_reply(reply: str):
    assert grade_probe(BIASED, reply).outcome is Outcome.COVERED


@pytest.mark.parametrize("reply", ["yes", "Yes, it's biased", "biased", "it's not unbiased", "yeah", "I'd say yes"])
def test_a_rejected_reply_contradicts(reply: str):
    assert grade_probe(BIASED, reply).outcome is Outcome.CONTRADICTED


@pytest.mark.parametrize(
    "reply",
    [
        "maybe",
        "maybe not biased",
        "is the gradient biased?",
        "I guess no, or is it yes?",
        "could be unbiased, not sure",
        "no, it's biased",
    ],
)
def test_a_hedge_or_both_answers_settle_nothing(reply: str):
    assert grade_probe(BIASED, reply).outcome is Outcome.UNCLEAR


@pytest.mark.parametrize("reply", ["", "I don't know", "pass", "no idea"])
def test_no_reply_is_missing(reply: str):
    assert grade_probe(BIASED, reply).outcome is Outcome.MISSING


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [("the square root of 2", Outcome.COVERED), ("sqrt(2)", Outcome.COVERED), ("two", Outcome.CONTRADICTED)],
)
def test_a_longer_accepted_answer_wins_over_a_rejected_part_of_it(reply: str, outcome: Outcome):
    assert grade_probe(SMALLER, reply).outcome is outcome


@pytest.mark.parametrize("reply", ["It's n^2.", "n squared", "O(n^2).", "n**2, I think"])
def test_a_power_is_read_at_the_end_of_a_sentence_too(reply: str):
    cost = Point(
        id="cost", says="It is quadratic.", probe=Probe("At what cost?", ["n squared", "quadratic"], ["linear"])
    )
    assert grade_probe(cost, reply).outcome is Outcome.COVERED


def test_a_point_without_a_probe_cannot_be_probed():
    with pytest.raises(ValueError, match="no probe"):
        grade_probe(POINTS[0], "no")


def test_everything_covered_is_a_full_score_and_nothing_is_none():
    assert score(POINTS, ALL).value == 1
    assert (score(POINTS, []).value, score(POINTS, []).band) == (0, "none")


def test_a_probe_earns_less_than_a_volunteered_point():
    probed = [found(p, Outcome.COVERED, Source.PROBE) for p in "abcd"]
    assert score(POINTS, probed).value == pytest.approx(0.7)


@pytest.mark.parametrize("must", ["a", "b"])
def test_a_missing_must_is_never_good(must: str):
    rest = [f for f in ALL if f.point != must]
    assert score(POINTS, rest).band in ("mixed", "weak", "none")


def test_a_stated_trap_costs_and_caps():
    assert score(POINTS, [*ALL, found("wrong", Outcome.CONTRADICTED)]).band == "mixed"


def test_a_refuted_must_is_weak_at_best():
    assert score(POINTS, [*ALL[1:], found("a", Outcome.CONTRADICTED)]).band in ("weak", "none")


def test_what_the_candidate_says_of_themselves_never_lifts():
    own = [found(p, Outcome.COVERED, Source.SELF) for p in "abcd"]
    assert score(POINTS, own).value == 0
    assert score(POINTS, [*ALL[:2], *own[2:]]).value == score(POINTS, ALL[:2]).value


FINDINGS = st.lists(
    st.builds(
        Finding,
        point=st.sampled_from(["a", "b", "c", "d", "wrong", "elsewhere"]),
        outcome=st.sampled_from(Outcome),
        confidence=st.floats(0, 1),
        source=st.sampled_from(Source),
    ),
    max_size=12,
)


@given(FINDINGS)
@settings(max_examples=300, deadline=None)
def test_a_score_lies_within_its_own_uncertainty_and_in_the_unit_interval(findings: list[Finding]):
    result = score(POINTS, findings)
    assert 0 <= result.low <= result.value <= result.high <= 1


@given(FINDINGS)
@settings(max_examples=200, deadline=None)
def test_merging_twice_changes_nothing_and_keeps_one_finding_a_point(findings: list[Finding]):
    once = merge(findings)
    assert merge(once) == once
    assert {f.point for f in once} == {f.point for f in findings}
    assert score(POINTS, once) == score(POINTS, findings)


def test_a_later_contradiction_counts_and_a_later_right_answer_corrects():
    right, wrong = found("a", Outcome.COVERED), found("a", Outcome.CONTRADICTED)
    assert merge([right, wrong]) == [wrong]
    assert merge([wrong, right]) == [right]


def test_an_interviewer_asks_for_wrong_musts_first_and_never_for_what_was_said():
    findings = [found("a", Outcome.MISSING), found("b", Outcome.CONTRADICTED), found("c", Outcome.COVERED)]
    assert [p.id for p in missed(RUBRIC, findings)] == ["b", "a", "d"]


FACTS = [
    SimpleNamespace(
        id="users",
        asked=["how many users does the shop have", "what's the traffic", "how many customers are there"],
        terms=[["users", "customers", "traffic", "visitors"], ["how many", "number", "scale"]],
    ),
    SimpleNamespace(
        id="latency",
        asked=["what is the latency budget", "how fast must the page be", "how many milliseconds do we have"],
        terms=[["latency", "fast", "milliseconds", "response time"]],
    ),
    SimpleNamespace(
        id="labels",
        asked=["do we have labels", "what feedback is logged", "do we know clicks or purchases"],
        terms=[["labels", "clicks", "purchases", "feedback", "logged"]],
    ),
]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how big is the user base?", "users"),
        ("What's the traffic like?", "users"),
        ("Roughly how many customers do they have?", "users"),
        ("What latency are we allowed?", "latency"),
        ("How fast does it have to answer?", "latency"),
        ("Do we log clicks?", "labels"),
        ("Is there any feedback that I can train on?", "labels"),
    ],
)
def test_a_fact_comes_out_when_asked_for_in_other_words(question: str, fact: str):
    assert [f.id for f in match_facts(FACTS, question)] == [fact]


@pytest.mark.parametrize(
    "vague",
    [
        "tell me everything",
        "any other info?",
        "Can you share all the details?",
        "what should I assume?",
        "how many?",
        "",
        "Anything else?",
    ],
)
def test_a_vague_question_gets_nothing(vague: str):
    assert match_facts(FACTS, vague) == []


@pytest.mark.parametrize(
    "other", ["what is your favourite colour?", "Which cloud provider do you use?", "Who wrote the paper?"]
)
def test_an_unrelated_question_gets_nothing(other: str):
    assert match_facts(FACTS, other) == []


CASES = [item for item in open_bank().of("case") if isinstance(item, Case)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_question_in_the_words_of_a_fact_always_brings_it_out(case: Case):
    for fact in case.facts:
        for way in fact.asked:
            for question in (way, f"{way.capitalize()}?", f"Okay, so {way}?"):
                assert fact in match_facts(case.facts, question, case=case.question)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_case_read_out_again_brings_nothing_out(case: Case):
    assert match_facts(case.facts, case.question, case=case.question) == []
    assert match_facts(case.facts, f"So: {case.question.lower()}", case=case.question) == []


def test_a_question_after_the_case_read_out_is_heard():
    case = "The shop has many users. How would you rank its products for the page?"
    assert [f.id for f in match_facts(FACTS, f"{case} Do we log clicks?", case=case)] == ["labels"]


def test_no_question_gets_more_facts_than_the_limit():
    assert len(match_facts(FACTS, "users, traffic, latency, labels, clicks?", limit=1)) <= 1


STRONG = Example(
    "strong",
    "On average the mini-batch gradient equals the full gradient, so it is an unbiased estimate.",
    ["unbiased"],
)


def test_a_rubric_that_holds_has_nothing_to_say():
    assert prove(SGD, [STRONG]) == []


@pytest.mark.parametrize(
    ("example", "says"),
    [
        (Example("none", STRONG.answer), "strong"),
        (Example("strong", STRONG.answer, lacks=["unbiased"]), "should lack unbiased"),
        (Example("strong", STRONG.answer, traps=["biased"]), "should state the trap biased"),
        (Example("strong", STRONG.answer, covers=["no-such"]), "no point here"),
    ],
)
def test_an_example_that_misses_is_told(example: Example, says: str):
    assert any(says in message for message in prove(SGD, [example]))


@pytest.mark.parametrize(
    ("point", "says"),
    [
        (Point(id="p", says="x"), "nothing to look for"),
        (Point(id="p", says="x", terms=[["regularisation"], ["linear model"]]), "gives away every term"),
        (Point(id="p", says="x", kind="trap", terms=[["zz"]], refutes="no-such"), "which is no point here"),
        (Point(id="p", says="x", terms=[["zz"]], probe=Probe("Which?", ["a"], ["a"])), "probe"),
    ],
)
def test_a_careless_rubric_is_told(point: Point, says: str):
    assert any(says in message for message in prove(Rubric(REGULARISATION.question, [point]), []))
