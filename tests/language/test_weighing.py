"""What of a model's judgement becomes a finding: a quote that is there, and words that agree."""

import pytest
from servers import ANSWER, RUBRIC, SURE, TRAP, VAGUE, default

from superday.findings import Finding, Outcome, Source
from superday.language.asking import Judgement
from superday.language.weighing import weigh

TALK = f"{SURE} {VAGUE}"
OTHER = "The learning rate is a number that people choose by hand, and they often get it wrong."


def weighed(answer: str, *judged: tuple[str, str, str], found: list[Finding] | None = None) -> dict[str, Finding]:
    opinions = [Judgement(point, outcome, quote) for point, outcome, quote in judged]  # type: ignore[arg-type]
    return {one.point: one for one in weigh(RUBRIC, answer, found or default(answer), opinions)}


def with_outcome(answer: str, point: str, outcome: Outcome) -> list[Finding]:
    """The default findings, but for one."""
    return [Finding(point, outcome, 0.5, Source.LEXICAL) if f.point == point else f for f in default(answer)]


def test_what_the_words_show_in_part_the_model_settles():
    found = weighed(TALK, ("noise", "covered", VAGUE))["noise"]
    assert default(TALK)[1].outcome is Outcome.UNCLEAR
    assert (found.outcome, found.source) == (Outcome.COVERED, Source.MODEL)
    assert found.evidence is not None
    assert TALK[found.evidence.start : found.evidence.end] == found.evidence.quote == VAGUE
    assert found.note == "By its words alone it is unclear."


def test_white_space_is_all_that_may_differ_in_a_quote():
    quote = VAGUE.replace(" ", "\n  ")
    assert weighed(TALK, ("noise", "covered", quote))["noise"].outcome is Outcome.COVERED
    for changed in (VAGUE.lower(), VAGUE.replace("jittery", "noisy"), VAGUE + " indeed", "", "   ", VAGUE * 10):
        assert weighed(TALK, ("noise", "covered", changed))["noise"] == default(TALK)[1]


def test_the_sentence_around_a_quote_counts_and_not_the_quote():
    assert weighed(TALK, ("noise", "covered", "as they grow"))["noise"].evidence.quote == VAGUE


def test_a_quote_of_something_else_changes_nothing():
    answer = f"{TALK} {OTHER}"
    for outcome in ("covered", "partial"):
        assert list(weighed(answer, ("noise", outcome, OTHER)).values()) == default(answer)


def test_the_whole_answer_is_no_quote():
    answer = f"{OTHER} {VAGUE} {OTHER} {SURE} {OTHER}"
    assert list(weighed(answer, ("noise", "covered", answer)).values()) == default(answer)


def test_what_the_words_do_not_show_is_unclear_at_most():
    found = weighed(TALK, ("noise", "covered", VAGUE), found=with_outcome(TALK, "noise", Outcome.MISSING))["noise"]
    assert (found.outcome, found.source) == (Outcome.UNCLEAR, Source.MODEL)


@pytest.mark.parametrize("outcome", ["covered", "partial", "missing", "contradicted"])
def test_a_point_that_is_refuted_stays_so(outcome: str):
    refuted = with_outcome(TALK, "noise", Outcome.CONTRADICTED)
    assert list(weighed(TALK, ("noise", outcome, VAGUE), found=refuted).values()) == refuted


def test_what_the_words_show_and_the_model_does_not_is_unclear_and_so_asked_about():
    found = weighed(TALK, ("unbiased", "missing", ""))["unbiased"]
    assert (found.outcome, found.source) == (Outcome.UNCLEAR, Source.MODEL)
    assert found.evidence == default(TALK)[0].evidence
    assert "the language model does not find it" in found.note


def test_what_is_unclear_the_model_may_find_missing():
    assert weighed(TALK, ("noise", "missing", ""))["noise"].outcome is Outcome.MISSING


def test_a_trap_that_the_words_alone_do_not_show_is_found_where_it_is_said():
    answer = f"{SURE} {TRAP}"
    quiet = with_outcome(answer, "descends", Outcome.MISSING)
    found = weighed(answer, ("descends", "contradicted", TRAP), found=quiet)["descends"]
    assert (found.outcome, found.source) == (Outcome.CONTRADICTED, Source.MODEL)


@pytest.mark.parametrize(
    "said",
    [
        "It is not true that each and every single step reduces the loss.",
        "People think that each and every single update is guaranteed to reduce the loss.",
        OTHER,
    ],
)
def test_a_trap_that_is_denied_reported_or_not_said_is_not_stated(said: str):
    answer = f"{SURE} {said}"
    quiet = with_outcome(answer, "descends", Outcome.MISSING)
    assert weighed(answer, ("descends", "contradicted", said), found=quiet)["descends"] == quiet[2]


def test_a_trap_that_the_words_show_is_not_talked_away():
    answer = f"{SURE} {TRAP}"
    stated = with_outcome(answer, "descends", Outcome.CONTRADICTED)
    for outcome in ("missing", "covered", "partial"):
        assert list(weighed(answer, ("descends", outcome, TRAP), found=stated).values()) == stated


def test_a_point_is_no_trap_and_a_trap_no_point():
    assert list(weighed(TALK, ("noise", "contradicted", VAGUE)).values()) == default(TALK)
    assert list(weighed(TALK, ("descends", "covered", VAGUE)).values()) == default(TALK)


def test_where_both_agree_the_finding_stays_as_it_was():
    judged = [("unbiased", "covered", SURE), ("descends", "missing", "")]
    assert list(weighed(ANSWER, *judged).values()) == default(ANSWER)
