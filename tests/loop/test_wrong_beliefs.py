"""A wrong belief that may be behind an answer is asked about, and what is replied settles it."""

import pytest

from superday.bank import open_bank
from superday.bank.model import Concept, Interviewer
from superday.findings import Evidence, Finding, Outcome, Source
from superday.loop.assess import assess
from superday.loop.events import Assessed, FollowedUp
from superday.loop.interviewer import BELIEFS, FOLLOW_UPS, going_on, known
from superday.loop.state import Asked, Turn

TRAP, POINT = "forest-overfits", "overfitting-tuning"


@pytest.fixture(scope="module")
def concept() -> Concept:
    item = open_bank().get("trees-boosting-vs-bagging", "concept")
    assert isinstance(item, Concept)
    return item


@pytest.fixture(scope="module")
def patient() -> Interviewer:
    found = [item for item in open_bank().of("interviewer") if isinstance(item, Interviewer)]
    return min(found, key=lambda item: item.interrupts)


def answered(concept: Concept, **traps: Outcome) -> Asked:
    """A main answer that shows nothing, but for what it says of traps."""
    outcomes = {point.id: traps.get(point.id.replace("-", "_"), Outcome.MISSING) for point in concept.points}
    quote = Evidence("quote", 0, 5)
    findings = [
        Finding(id_, outcome, 0.3, Source.LEXICAL, quote if outcome is not Outcome.MISSING else None)
        for id_, outcome in outcomes.items()
    ]
    return Asked(concept.id, 0, [Turn("main", concept.question, answer="quote", findings=findings)], 0.0)


def after(asked: Asked, concept: Concept, put: FollowedUp, reply: str) -> Asked:
    """The question with one turn more, assessed."""
    turn = Turn(put.kind, put.ask, points=put.points, answer=reply)
    found = assess(concept, Asked(asked.question, 0, [*asked.turns, turn], 0.0), [])
    assert isinstance(found, Assessed)
    done = Turn(put.kind, put.ask, points=put.points, answer=reply, findings=found.findings)
    return Asked(asked.question, 0, [*asked.turns, done], 0.0)


def outcomes(asked: Asked) -> dict[str, Outcome]:
    return {finding.point: finding.outcome for finding in known(asked)}


def test_what_was_noticed_is_asked_about_before_anything_that_was_missed(
    concept: Concept, patient: Interviewer
) -> None:
    put = going_on(answered(concept, forest_overfits=Outcome.UNCLEAR), concept, patient)
    assert put is not None
    assert (put.kind, put.points) == ("probe", [TRAP])


def test_a_wrong_reply_contradicts_the_trap_and_its_point(concept: Concept, patient: Interviewer) -> None:
    asked = answered(concept, forest_overfits=Outcome.UNCLEAR)
    put = going_on(asked, concept, patient)
    assert put is not None
    settled = outcomes(after(asked, concept, put, "It rises."))
    assert settled[TRAP] is settled[POINT] is Outcome.CONTRADICTED


def test_a_right_reply_clears_it_and_it_is_not_asked_again(concept: Concept, patient: Interviewer) -> None:
    asked = answered(concept, forest_overfits=Outcome.UNCLEAR)
    put = going_on(asked, concept, patient)
    assert put is not None
    cleared = after(asked, concept, put, "It stays flat.")
    assert outcomes(cleared)[TRAP] is Outcome.MISSING
    following = going_on(cleared, concept, patient)
    assert following is not None
    assert TRAP not in following.points


def test_questions_about_beliefs_come_on_top_of_the_follow_ups_and_are_few(
    concept: Concept, patient: Interviewer
) -> None:
    traps = [point.id for point in concept.points if point.kind == "trap"]
    assert len(traps) > BELIEFS
    asked = answered(concept, **{trap.replace("-", "_"): Outcome.UNCLEAR for trap in traps})
    while (put := going_on(asked, concept, patient)) is not None:
        asked = after(asked, concept, put, "I don't know.")
    about = [turn for turn in asked.turns if set(turn.points) & set(traps)]
    assert len(about) == BELIEFS
    assert len(asked.turns) == 1 + FOLLOW_UPS["concept"] + BELIEFS
