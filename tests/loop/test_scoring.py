"""Scores: better is never worth less, what candidates claim of themselves is worth nothing; the rules of the vote."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import HIDDEN

from superday.bank import Bank
from superday.bank.model import Askable, Case, Concept, Interviewer, Loop, PrincipleItem
from superday.bank.template import write_new
from superday.findings import Finding, Outcome, Source
from superday.judge import model as judged
from superday.loop import scoring
from superday.loop.debrief import debrief
from superday.loop.plan import Plan, PlannedRound, PlannedSegment
from superday.loop.room import Desk
from superday.loop.state import Asked, RoundState, State, Turn

RANK = {Outcome.CONTRADICTED: 0, Outcome.MISSING: 1, Outcome.UNCLEAR: 1, Outcome.PARTIAL: 2, Outcome.COVERED: 3}
POINTS = (f"{HIDDEN}unbiased", "noise")
OUTCOMES = st.sampled_from([Outcome.MISSING, Outcome.PARTIAL, Outcome.COVERED])


def asked_with(outcomes: dict[str, Outcome], source: Source = Source.LEXICAL, hints: int = 0) -> Asked:
    findings = [Finding(point, outcome, 0.9, source) for point, outcome in outcomes.items()]
    return Asked("alpha", 0, [Turn("main", "?", answer="x", findings=findings, hints=["h"] * hints)], 0.0)


@pytest.fixture(scope="session")
def alpha(bank: Bank) -> Askable:
    item = bank.get("alpha")
    assert isinstance(item, Concept)
    return item


@given(worse=st.tuples(OUTCOMES, OUTCOMES), better=st.tuples(OUTCOMES, OUTCOMES))
def test_a_better_outcome_never_lowers_a_score(
    alpha: Askable, worse: tuple[Outcome, Outcome], better: tuple[Outcome, Outcome]
) -> None:
    better = tuple(max(pair, key=RANK.__getitem__) for pair in zip(worse, better, strict=True))  # type: ignore[assignment]
    low = scoring.question(alpha, asked_with(dict(zip(POINTS, worse, strict=True))))
    high = scoring.question(alpha, asked_with(dict(zip(POINTS, better, strict=True))))
    assert low.value <= high.value
    assert 0 <= low.low <= low.value <= low.high <= 1


@given(outcomes=st.tuples(OUTCOMES, OUTCOMES), claimed=OUTCOMES)
def test_what_the_candidate_claims_never_counts(
    alpha: Askable, outcomes: tuple[Outcome, Outcome], claimed: Outcome
) -> None:
    honest = asked_with(dict(zip(POINTS, outcomes, strict=True)))
    claims = [Finding(point, claimed, 1.0, Source.SELF) for point in POINTS]
    claiming = Asked("alpha", 0, [Turn("main", "?", findings=[*(honest.turn.findings or ()), *claims])], 0.0)
    assert scoring.question(alpha, claiming) == scoring.question(alpha, honest)
    assert scoring.question(alpha, Asked("alpha", 0, [Turn("main", "?", findings=claims)], 0.0)).value == 0


@given(hints=st.integers(0, 5))
def test_each_hint_costs(alpha: Askable, hints: int) -> None:
    good = dict.fromkeys(POINTS, Outcome.COVERED)
    with_, without = (scoring.question(alpha, asked_with(good, hints=n)).value for n in (hints + 1, hints))
    assert 0 < with_ < without


def test_a_twist_that_was_met_only_adds(alpha: Askable) -> None:
    half = asked_with({POINTS[0]: Outcome.COVERED, POINTS[1]: Outcome.MISSING})

    def twisted(outcome: Outcome) -> float:
        twist = Turn("what-if", "?", what_if="t", findings=[Finding("t", outcome, 0.9, Source.LEXICAL)])
        return scoring.question(alpha, Asked("alpha", 0, [*half.turns, twist], 0.0)).value

    plain = scoring.question(alpha, half).value
    assert twisted(Outcome.MISSING) == plain < twisted(Outcome.COVERED)


ROUND = PlannedRound("r", "R", "breadth", 40, "warm", [PlannedSegment("s", "S", "concept", 40, ["a", "b", "c", "d"])])
SCORES = st.floats(0, 1).map(lambda value: scoring.Scored(value, value, value))


def _round(scores: list[float | None]) -> float:
    """The round's score; None is a question that was skipped."""
    pairs = []
    for score in scores:
        asked = Asked("a", 0, [Turn("main", "?")], 0.0, skipped=score is None)
        pairs.append((asked, scoring.Scored(score or 0.0, score or 0.0, score or 0.0)))
    return scoring.round_score(ROUND, pairs).value


def test_the_first_skip_costs_little_and_later_ones_as_much_as_being_wrong() -> None:
    whole, wrong = _round([0.8] * 4), _round([0.8] * 3 + [0.0])
    one, two = _round([0.8] * 3 + [None]), _round([0.8] * 2 + [None] * 2)
    assert wrong < one < whole
    assert whole - one < 0.5 * (whole - wrong)
    assert one - two > 0.9 * (whole - wrong)


def test_what_time_left_unasked_costs_half_of_being_wrong() -> None:
    assert _round([0.8] * 3 + [0.0]) < _round([0.8] * 3) < _round([0.8] * 4)


@given(scores=st.lists(st.floats(0, 1), min_size=4, max_size=4), which=st.integers(0, 3), better=st.floats(0, 1))
def test_a_better_answer_never_lowers_a_round(scores: list[float], which: int, better: float) -> None:
    improved = [max(score, better) if n == which else score for n, score in enumerate(scores)]
    assert _round(list(scores)) <= _round(list(improved)) + 1e-4


@given(scores=st.lists(SCORES, max_size=4))
def test_a_rounds_interval_holds_its_score(scores: list[scoring.Scored]) -> None:
    asked = [Asked("a", 0, [Turn("main", "?")], 0.0) for _ in scores]
    whole = scoring.round_score(ROUND, list(zip(asked, scores, strict=True)))
    assert 0 <= whole.low <= whole.value <= whole.high <= 1


def test_what_superday_failed_to_assess_neither_helps_nor_harms() -> None:
    sound = [(Asked("a", 0, [Turn("main", "?")], 0.0), scoring.Scored(0.7, 0.6, 0.8)) for _ in range(4)]
    failed = (Asked("b", 0, [Turn("main", "?")], 0.0, failed="no sandbox"), scoring.Scored(0.0, 0.0, 0.0))
    assert scoring.round_score(ROUND, [*sound[:3], failed]).value == scoring.round_score(ROUND, sound).value


@pytest.mark.parametrize(
    ("verdict", "passed", "least", "most"),
    [("accepted", 10, 1, 1), ("wrong-answer", 9, 0.3, 0.5), ("wrong-answer", 0, 0, 0), ("forbidden", 9, 0, 0)],
)
def test_code_is_worth_what_it_passes(tmp_path: Path, verdict: str, passed: int, least: float, most: float) -> None:
    write_new(tmp_path, "problem", "total")
    item = Bank([tmp_path]).get("total")
    assert not isinstance(item, Interviewer | Loop | PrincipleItem)
    said = judged.Verdict("total", verdict, "", judged.Tests(passed, 10))  # type: ignore[arg-type]
    value = scoring.question(item, Asked("total", 0, [Turn("main", "?", findings=[])], 0.0, verdict=said)).value
    assert least <= value <= most


def _answered(good: float) -> RoundState:
    outcome = Outcome.COVERED if good else Outcome.MISSING
    found = [Finding(point, outcome, 0.99, Source.LEXICAL) for point in POINTS]
    return RoundState(True, asked=[Asked("shop", 0, [Turn("main", "?", "x", findings=found)], 0.0)], ended="done")


def _state(plan: Plan, votes: list[float]) -> State:
    """A finished loop whose rounds, of one question each, come out as yes or no; the first has the bar raiser."""
    parts = [PlannedSegment("s", "S", "case", 10, ["shop"])]
    planned = [PlannedRound(f"r{n}", "R", "design", 10, "warm", parts, n == 0) for n in range(len(votes))]
    rounds = [_answered(good) for good in votes]
    return State(Plan("tiny", "T", 0, plan.bar, planned), False, rounds, finished=True)


@pytest.mark.parametrize(
    ("rounds", "vote"),
    [
        ([1, 1, 1, 1], "yes"),
        ([1, 1, 1, 0], "yes"),
        ([1, 1, 0, 0], "no"),
        ([0, 1, 1, 1], "no"),
        ([0, 0, 0, 0], "no"),
    ],
    ids=["all agree", "a quarter may object", "a half may not", "the bar raiser may not", "nobody agrees"],
)
def test_the_loops_vote(plan: Plan, desk: Desk, bank: Bank, rounds: list[float], vote: str) -> None:
    assert isinstance(bank.get("shop"), Case)
    told = debrief(_state(plan, rounds), desk)
    assert [round_.vote for round_ in told.rounds] == ["yes" if good else "no" for good in rounds]
    assert told.vote == vote


def test_a_round_that_did_not_take_place_is_no_yes(plan: Plan, desk: Desk) -> None:
    state = _state(plan, [1, 1, 1, 1])
    unfinished = State(state.plan, False, [*state.rounds[:3], RoundState()])
    assert debrief(unfinished, desk).vote == "no"
