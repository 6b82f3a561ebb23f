"""When a mock round is due, and of which kind: nothing hard on an eve, the neediest first, and plans that stay."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from superday.bank.model import Loop, Round, RoundKind, Segment, SegmentKind
from superday.study.mock import Ahead, Mock, NoRound, NoWholeLoop, RoundPlan
from superday.study.mocks import round_plan
from superday.study.strands import STRANDS, Attempt, is_hard, strands_of

TODAY = date(2026, 3, 2)
THIRD = 1 / 3


def a_round(id_: str, *asks: SegmentKind, minutes: int = 60, kind: RoundKind = "breadth") -> Round:
    parts = [Segment(f"{id_}-{n}", id_, each, minutes // len(asks)) for n, each in enumerate(asks)]
    return Round(id_, id_.title(), kind, minutes, ["warm"], parts)


def a_loop(id_: str, *rounds: Round) -> Loop:
    return Loop(id=id_, title=id_, kind="loop", level="any", about="For a test.", bar=0.6, rounds=list(rounds))


CODE, TALK = a_round("code", "problem", kind="coding"), a_round("talk", "guide", kind="talk")
WHITEBOARD, STORIES = a_round("whiteboard", "concept", "derivation"), a_round("stories", "behavioural", minutes=90)
QUICK, CASE = a_round("quick", "concept"), a_round("case", "case", kind="design")
LOOP = a_loop("loop", WHITEBOARD, CODE, CASE, STORIES)
OTHER = a_loop("other", TALK, QUICK, CODE)

DAYS = st.integers(1, 40).map(lambda days: TODAY + timedelta(days=days))
AHEAD = st.lists(
    st.builds(Ahead, st.sampled_from([LOOP, OTHER]), DAYS), min_size=1, max_size=3, unique_by=lambda a: a.day
)
MINUTES = st.dictionaries(st.integers(-5, 40), st.sampled_from([0, 10, 60, 120, 400]), max_size=12)
ATTEMPTS = st.lists(
    st.builds(
        Attempt,
        day=st.integers(-30, 0).map(lambda days: TODAY + timedelta(days=days)),
        loop=st.sampled_from(["loop", "other"]),
        round=st.sampled_from([one.id for one in (*LOOP.rounds, *OTHER.rounds)]),
        question=st.just("q"),
        asks=st.sampled_from(list(STRANDS)),
        level=st.just(3),
        score=st.floats(0, 1),
        bar=st.just(0.6),
    ),
    max_size=6,
)


def plan(
    ahead: list[Ahead], minutes: float | dict[int, int] = 60, attempts: list[Attempt] | None = None, today: date = TODAY
) -> RoundPlan:
    special = minutes if isinstance(minutes, dict) else {}
    usual = 45.0 if isinstance(minutes, dict) else minutes
    return round_plan(ahead, lambda day: special.get((day - TODAY).days, usual), THIRD, attempts or [], today)


def after(days: int, loop: Loop = LOOP) -> list[Ahead]:
    return [Ahead(loop, TODAY + timedelta(days=days))]


def tried(asks: SegmentKind, score: float, days_ago: int, round_: str = "elsewhere") -> Attempt:
    return Attempt(TODAY - timedelta(days=days_ago), "loop", round_, "q", asks, 3, score, 0.6)


@settings(max_examples=120, deadline=None)
@given(ahead=AHEAD, special=MINUTES, attempts=ATTEMPTS)
def test_one_a_day_none_on_an_interview_and_nothing_hard_on_its_eve(
    ahead: list[Ahead], special: dict[int, int], attempts: list[Attempt]
):
    made = plan(ahead, special, attempts)
    days = [mock.day for mock in made.mocks]
    assert days == sorted(set(days))
    assert all(TODAY <= day < max(one.day for one in ahead) for day in days)
    assert not set(days) & {one.day for one in ahead}
    for mock in made.mocks:
        on_eve = any(mock.day + timedelta(days=1) == one.day for one in ahead)
        assert not (on_eve and (mock.hard or mock.whole or mock.over))
        assert special.get((mock.day - TODAY).days, 45) > 0
        assert any(one.loop.id == mock.loop and one.day > mock.day for one in ahead)
        assert mock.why


@settings(max_examples=120, deadline=None)
@given(ahead=AHEAD, special=MINUTES, attempts=ATTEMPTS)
def test_a_day_lies_between_two_and_their_minutes_are_a_part_of_all(
    ahead: list[Ahead], special: dict[int, int], attempts: list[Attempt]
):
    made = plan(ahead, special, attempts)
    evenings = [mock.day for mock in made.mocks if not any(mock.day + timedelta(days=1) == one.day for one in ahead)]
    assert all((later - sooner).days >= 2 for sooner, later in itertools.pairwise(evenings))
    last = max(one.day for one in ahead)
    there = sum(special.get(day, 45) for day in range((last - TODAY).days))
    singles = [mock for mock in made.mocks if not mock.whole and mock.day in evenings]
    assert len(singles) * 60 <= THIRD * there + 75 * len(ahead)


@settings(max_examples=80, deadline=None)
@given(ahead=AHEAD, special=MINUTES, attempts=ATTEMPTS)
def test_the_same_is_planned_for_the_same_whatever_order_it_is_told_in(
    ahead: list[Ahead], special: dict[int, int], attempts: list[Attempt]
):
    assert plan(ahead, special, attempts) == plan(ahead[::-1], special, attempts[::-1])


@settings(max_examples=80, deadline=None)
@given(days=st.integers(2, 40), special=MINUTES, attempts=ATTEMPTS)
def test_days_that_were_planned_stay_while_days_go_by(days: int, special: dict[int, int], attempts: list[Attempt]):
    eve = TODAY + timedelta(days=days - 1)

    def evenings(today: date) -> list[tuple[date, bool]]:
        made = plan(after(days), special, attempts, today)
        return [(mock.day, mock.whole) for mock in made.mocks if mock.day != eve]

    now, tomorrow = evenings(TODAY), evenings(TODAY + timedelta(days=1))
    if not any(whole and day == TODAY for day, whole in now):  # one that was missed may be held on another day
        assert tomorrow == [each for each in now if each[0] > TODAY]


@settings(max_examples=80, deadline=None)
@given(days=st.integers(4, 40), attempts=ATTEMPTS)
def test_what_was_never_rehearsed_comes_first(days: int, attempts: list[Attempt]):
    attempts = [replace(one, round="elsewhere") for one in attempts if one.day < TODAY]
    known = {one.strand for one in attempts}
    first = next((mock for mock in plan(after(days), 60, attempts).mocks if not mock.whole), None)
    unknown = [one for one in LOOP.rounds if not known & strands_of(one).keys()]
    if first is not None and unknown:
        assert not known & set(first.strands)


def rounds(made: RoundPlan) -> list[str]:
    return [mock.rounds[0] for mock in made.mocks if not mock.whole]


def test_every_strand_of_the_loop_is_rehearsed_where_there_is_time():
    made = plan(after(21), 120)
    assert {strand for mock in made.mocks for strand in mock.strands} == set().union(*map(strands_of, LOOP.rounds))
    assert not any(isinstance(note, NoRound) for note in made.notes)


def test_what_there_is_no_time_for_is_said():
    made = plan(after(5), 30)
    assert len(made.mocks) == 1
    assert any(isinstance(note, NoRound) and "coding" in note.strands for note in made.notes)
    assert "30 more than the day has" in made.mocks[0].why


def test_what_went_badly_comes_sooner_and_more_often_than_what_went_well():
    attempts = [
        tried(asks, score, 2, asks)
        for asks, score in (
            ("concept", 0.9),
            ("derivation", 0.9),
            ("problem", 0.2),
            ("case", 0.9),
            ("behavioural", 0.9),
        )
    ]
    planned = rounds(plan(after(30), 60, attempts))
    assert planned[0] == "code"
    assert planned.count("code") > planned.count("case")
    assert "0.20" in plan(after(30), 60, attempts).mocks[0].why


def test_what_was_rehearsed_long_ago_is_needed_again():
    attempts = [tried(asks, 0.9, 3) for asks in STRANDS if asks != "case"] + [tried("case", 0.9, 60)]
    assert rounds(plan(after(30), 60, attempts))[0] == "case"


@pytest.mark.parametrize(
    ("day", "minutes", "whole"), [(14, 300, True), (14, 200, False), (3, 400, False), (19, 400, False)]
)
def test_a_whole_loop_is_held_about_a_week_before_where_a_day_has_its_minutes(day: int, minutes: int, whole: bool):
    made = plan(after(21), {day: minutes})
    assert [mock.day for mock in made.mocks if mock.whole] == ([TODAY + timedelta(days=day)] if whole else [])
    assert [note.minutes for note in made.notes if isinstance(note, NoWholeLoop)] == ([] if whole else [270])


def test_the_whole_loop_is_not_asked_for_again_once_it_was_held():
    held = [tried(segment.asks, 0.7, 1, one.id) for one in LOOP.rounds for segment in one.segments]
    made = plan(after(7), dict.fromkeys(range(7), 400), held)
    assert not any(mock.whole for mock in made.mocks)
    assert not any(isinstance(note, NoWholeLoop) for note in made.notes)


def test_the_eve_holds_a_light_round_only_for_what_would_else_not_be_rehearsed():
    (eve,) = plan(after(1, OTHER), 60).mocks
    assert (eve.rounds, eve.hard) == (["talk"], False)
    assert plan(after(1, OTHER), 50).mocks == []  # it would not fit
    assert plan(after(1, LOOP), 90).mocks == []  # all of it is hard


def test_a_mock_of_today_is_done_when_it_was_held_and_what_it_showed_counts_for_those_to_come():
    days = next(days for days in range(3, 12) if plan(after(days), 60).mocks[0].day == TODAY)
    before = plan(after(days + 10), 60)
    today = plan(after(days), 60).mocks[0]
    assert not today.done
    held = [tried(segment.asks, 0.0, 0, "whiteboard") for segment in WHITEBOARD.segments]
    done: Mock = plan(after(days), 60, held).mocks[0]
    assert (done.day, done.rounds, done.done) == (TODAY, today.rounds, True)
    assert len(before.mocks) > 1


def test_of_two_interviews_the_next_is_rehearsed_for_first():
    both = [*after(6, OTHER), *after(30, LOOP)]
    made = plan(both, 120)
    assert all(mock.loop == "other" for mock in made.mocks if mock.day < TODAY + timedelta(days=6))
    assert all(mock.loop == "loop" for mock in made.mocks if mock.day > TODAY + timedelta(days=6))


def test_a_second_interview_soon_after_the_first_has_a_mock_round_too_where_half_of_it_is_paid_for():
    mocks = {days: plan([*after(8, OTHER), *after(8 + days, LOOP)], 30).mocks for days in (4, 6)}
    assert [[mock.loop for mock in made].count("loop") for made in mocks.values()] == [0, 1]


def test_what_is_rehearsed_for_a_later_interview_is_no_help_for_the_next():
    made = plan([*after(6, OTHER), *after(40, LOOP)], 40)
    assert len([mock for mock in made.mocks if mock.loop == "other"]) == 1
    left_out = [note.strands for note in made.notes if isinstance(note, NoRound) and note.loop == "other"]
    assert left_out and left_out[0][:2] == ["breadth", "coding"]


def test_who_wants_no_mock_rounds_has_none():
    assert round_plan(after(20), lambda day: 60, 0.0, [], TODAY) == RoundPlan()
    assert round_plan([], lambda day: 60, THIRD, [], TODAY) == RoundPlan()


def test_light_are_short_rounds_of_stories_and_questions_and_ones_own_talk():
    assert [is_hard(one) for one in (CODE, WHITEBOARD, CASE, STORIES)] == [True] * 4
    assert [is_hard(one) for one in (TALK, QUICK, a_round("short", "behavioural", minutes=45))] == [False] * 3
